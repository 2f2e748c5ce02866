/** Reads `content/services/*.json`: a bad file stops the start and is named with its path and field. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Service } from '../domain/service.js'
import { serviceSchema } from '../domain/service.js'
import { ContentError } from '../errors.js'

const pageSchema = z.object({ contents: z.array(z.unknown()) })

/** One service, a list of them, or a page of an Open Referral list (`contents`). */
function recordsIn(json: unknown): { path: (string | number)[]; record: unknown }[] {
  if (Array.isArray(json)) return json.map((record: unknown, index) => ({ path: [index], record }))
  const page = pageSchema.safeParse(json)
  if (page.success) return page.data.contents.map((record, index) => ({ path: ['contents', index], record }))
  return [{ path: [], record: json }]
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ContentError(
      'bad_service',
      `${name}: is not valid JSON (${cause instanceof Error ? cause.message : String(cause)}); correct it there`,
      { cause },
    )
  }
}

/** `contents.3.schedules.0.byday (Tea and talk)`: where it is, and whose it is for a person who does not count records. */
function where(path: readonly PropertyKey[], record: unknown): string {
  const named = z.object({ name: z.string().min(1) }).safeParse(record)
  return `${path.map(String).join('.') || 'the record'}${named.success ? ` (${named.data.name})` : ''}`
}

/** Every service of the folder, in the order of file names. Throws `ContentError` with `bad_service` or `duplicate_service`. */
export function loadServices(folder: string, shownAs = 'content/services'): Service[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
  const fileOf = new Map<string, string>()
  return files.flatMap((file) => {
    const name = `${shownAs}/${file}`
    return recordsIn(parseJson(name, readFileSync(join(folder, file), 'utf8'))).map(({ path, record }) => {
      const parsed = serviceSchema.safeParse(record)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        const at = where([...path, ...(issue?.path ?? [])], record)
        throw new ContentError(
          'bad_service',
          `${name}: ${at} ${issue?.message ?? 'cannot be read'}; correct it or remove the record`,
          {
            cause: parsed.error,
          },
        )
      }
      const first = fileOf.get(parsed.data.id)
      if (first !== undefined)
        throw new ContentError(
          'duplicate_service',
          `${name}: ${where([...path, 'id'], record)} "${parsed.data.id}" is already used in ${first}; give one of them another id`,
        )
      fileOf.set(parsed.data.id, name)
      return parsed.data
    })
  })
}
