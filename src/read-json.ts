/** Reads a JSON file of `content/` or `locales/` through its schema; what is wrong is named with file, path and field. */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { z } from 'zod'
import { ContentError } from './errors.js'

/** @throws ContentError `unreadable`, `not_json` or `bad_content`. */
export function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const name = join(basename(dirname(path)), basename(path))
  const parsed = schema.safeParse(parse(path, name))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.map(String).join('.') || 'the file'
  throw new ContentError(
    'bad_content',
    `${name}: ${where}: ${issue?.message ?? 'cannot be read'}; correct it there`,
    {
      cause: parsed.error,
    },
  )
}

function parse(path: string, name: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ContentError('unreadable', `${name}: cannot be read; put the file back`, { cause })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new ContentError('not_json', `${name}: is not valid JSON (${detail}); correct it there`, { cause })
  }
}
