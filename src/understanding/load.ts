/** Reads `content/needs`: one file for each need. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { needIds, needSchema, type Need } from '../domain/need.js'
import { ContentError } from '../errors.js'

/** In the order of `needIds`. Throws a ContentError that names the file, and the field where one is wrong. */
export function loadNeeds(folder: string): Need[] {
  const loaded = new Map<string, Need>()
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const need = parse(join(folder, file))
    if (loaded.has(need.id))
      throw new ContentError('bad_need', `${join(folder, file)}: id "${need.id}" is in another file too`)
    if (file !== `${need.id}.json`)
      throw new ContentError('bad_need', `${join(folder, file)}: id "${need.id}" is not the file's name`)
    loaded.set(need.id, need)
  }
  return needIds.map((id) => {
    const need = loaded.get(id)
    if (!need) throw new ContentError('bad_need', `${join(folder, `${id}.json`)}: the file is missing`)
    return need
  })
}

function parse(path: string): Need {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new ContentError('bad_need', `${path}: not readable as JSON`, { cause })
  }
  const parsed = needSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ContentError(
    'bad_need',
    `${path}: ${issue?.path.join('.') || '(file)'}: ${issue?.message ?? 'not a need'}`,
    { cause: parsed.error },
  )
}
