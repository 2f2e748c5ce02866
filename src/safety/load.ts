/** Reads `content/safety`: a bad file stops the start and is named with its path and field. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { ContentError } from '../errors.js'
import type { HelplineList, Phrases } from './content.js'
import { findingKinds } from './ports.js'
import { helplinesSchema, phrasesSchema } from './content.js'

export interface SafetyContent {
  readonly phrases: readonly Phrases[]
  readonly helplines: HelplineList
}

function read<T extends z.ZodType>(file: string, shownAs: string, schema: T): z.output<T> {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ContentError('bad_safety', `${shownAs}: cannot be read as JSON (${why}); correct it there`, {
      cause,
    })
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.map(String).join('.') ?? ''
  throw new ContentError(
    'bad_safety',
    `${shownAs}: ${field || 'the file'}: ${issue?.message ?? 'cannot be used'}`,
    {
      cause: parsed.error,
    },
  )
}

function twice(values: readonly string[]): string | undefined {
  return values.find((value, at) => values.indexOf(value) !== at)
}

/** @throws ContentError `bad_safety`; the message names file, path and field. */
export function loadSafety(folder: string, shownAs = 'content/safety'): SafetyContent {
  const helplines = read(join(folder, 'helplines.json'), `${shownAs}/helplines.json`, helplinesSchema)
  const files = readdirSync(join(folder, 'phrases'))
    .filter((file) => file.endsWith('.json'))
    .sort()
  const phrases = files.map((file) => {
    const name = `${shownAs}/phrases/${file}`
    const one = read(join(folder, 'phrases', file), name, phrasesSchema)
    if (`${one.language}.json` !== file)
      throw new ContentError('bad_safety', `${name}: language: "${one.language}" must be the file's name`)
    const double = twice([...one.rules, ...one.guards].map((r) => r.id))
    if (double !== undefined) throw new ContentError('bad_safety', `${name}: id: "${double}" is used twice`)
    const names = new Set<string>([...findingKinds, ...one.rules.map((rule) => rule.id)])
    for (const guard of one.guards) {
      const strange = guard.of?.find((name) => !names.has(name))
      if (strange !== undefined)
        throw new ContentError(
          'bad_safety',
          `${name}: ${guard.id}.of: "${strange}" is neither a kind nor a rule`,
        )
    }
    return one
  })
  const unknown = helplines.helplines.find((h) => h.nations.some((n) => !helplines.nations.includes(n)))
  if (unknown)
    throw new ContentError(
      'bad_safety',
      `${shownAs}/helplines.json: ${unknown.id}.nations: names a nation not in "nations"`,
    )
  const double = twice(helplines.helplines.map((h) => h.id))
  if (double !== undefined)
    throw new ContentError('bad_safety', `${shownAs}/helplines.json: id: "${double}" is used twice`)
  return { phrases, helplines }
}
