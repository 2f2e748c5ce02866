/** Reads `locales/<code>/*.json`: a language is a folder, a namespace is a file. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { readJson } from '../read-json.js'

export interface Copy {
  readonly [key: string]: string | Copy
}
const copySchema: z.ZodType<Copy> = z.lazy(() => z.record(z.string(), z.union([z.string(), copySchema])))

const metaSchema = z.strictObject({
  /** The language's own name. */
  name: z.string().min(1),
  direction: z.enum(['ltr', 'rtl']),
  /** How people are addressed. */
  formality: z.string().min(1),
  /** Null as long as no native speaker has signed: the words are drafts. */
  reviewedBy: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
})

export interface Locale {
  readonly code: string
  readonly meta: z.infer<typeof metaSchema>
  readonly copy: Copy
}

/** What in a language's folder is not copy. */
const notCopy = new Set(['meta.json', 'understanding.json'])

/** @throws ContentError naming the file. */
export function loadLocales(folder: string): Locale[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: code }) => {
      const files = readdirSync(join(folder, code)).filter(
        (file) => file.endsWith('.json') && !notCopy.has(file),
      )
      const copy = Object.fromEntries(
        files.map((file) => [basename(file, '.json'), readJson(join(folder, code, file), copySchema)]),
      )
      return { code, meta: readJson(join(folder, code, 'meta.json'), metaSchema), copy }
    })
}
