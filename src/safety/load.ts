/** Reads `content/safety`: a bad file stops the start and is named with its path and field. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { ContentError } from '../errors.js'
import type { HelplineList, Phrases, Wording, WordingCopy } from './content.js'
import { figuresSchema, type Figures } from './figures.js'
import { indirectSchema, type Indirect } from './indirect.js'
import { findingKinds } from './ports.js'
import { helplinesSchema, phrasesSchema, wordingSchema } from './content.js'

export interface SafetyContent {
  readonly phrases: readonly Phrases[]
  /** What is learnt from, for the languages that have it. */
  readonly indirect: readonly Indirect[]
  readonly helplines: HelplineList
  readonly wording: readonly Wording[]
  /** Undefined until somebody has measured the net. */
  readonly figures: Figures | undefined
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
  const phrases = readEach(join(folder, 'phrases'), `${shownAs}/phrases`, phrasesSchema)
  const indirect = readEach(join(folder, 'indirect'), `${shownAs}/indirect`, indirectSchema)
  const wording = readEach(join(folder, 'wording'), `${shownAs}/wording`, wordingSchema)
  for (const one of phrases) checkPhrases(one, `${shownAs}/phrases/${one.language}.json`)
  checkIndirect(indirect, phrases, `${shownAs}/indirect`)
  checkHelplines(helplines, `${shownAs}/helplines.json`)
  checkWording(wording, phrases, `${shownAs}/wording`)
  const measured = join(folder, 'figures.json')
  const figures = existsSync(measured) ? read(measured, `${shownAs}/figures.json`, figuresSchema) : undefined
  return { phrases, indirect, helplines, wording, figures }
}

function readEach<T extends z.ZodType<{ language: string }>>(
  folder: string,
  shownAs: string,
  schema: T,
): z.output<T>[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return files.sort().map((file) => {
    const one = read(join(folder, file), `${shownAs}/${file}`, schema)
    if (`${one.language}.json` !== file)
      throw bad(`${shownAs}/${file}: language: "${one.language}" must be the file's name`)
    return one
  })
}

function checkPhrases({ rules, guards }: Phrases, name: string): void {
  const double = twice([...rules, ...guards].map(({ id }) => id))
  if (double !== undefined) throw bad(`${name}: id: "${double}" is used twice`)
  const names = new Set<string>([...findingKinds, ...rules.map((rule) => rule.id)])
  for (const guard of guards) {
    const strange = guard.of?.find((one) => !names.has(one))
    if (strange !== undefined) throw bad(`${name}: ${guard.id}.of: "${strange}" is neither a kind nor a rule`)
  }
}

/** Each language is learnt beside its rules, and its signs are named as in the first language, so that they are shared. */
function checkIndirect(indirect: readonly Indirect[], phrases: readonly Phrases[], name: string): void {
  const [first] = indirect
  for (const { language, signs } of indirect) {
    const file = `${name}/${language}.json`
    if (!phrases.some((one) => one.language === language))
      throw bad(`${file}: there are no phrases in "${language}"`)
    const strange = Object.keys(signs).find((sign) => first && !Object.hasOwn(first.signs, sign))
    if (strange !== undefined) throw bad(`${file}: signs.${strange} is no sign of ${first?.language}`)
    const missing = Object.keys(first?.signs ?? {}).find((sign) => !Object.hasOwn(signs, sign))
    if (missing !== undefined) throw bad(`${file}: signs.${missing} is missing`)
  }
}

function checkHelplines({ helplines, nations }: HelplineList, name: string): void {
  const unknown = helplines.find((h) => h.nations.some((nation) => !nations.includes(nation)))
  if (unknown) throw bad(`${name}: ${unknown.id}.nations: names a nation not in "nations"`)
  const double = twice(helplines.map((h) => h.id))
  if (double !== undefined) throw bad(`${name}: id: "${double}" is used twice`)
}

/** Help never falls back to another language: each net has all that is said, with what is filled in. */
function checkWording(wording: readonly Wording[], phrases: readonly Phrases[], name: string): void {
  const [first] = wording.filter(({ language }) => language === 'en').map(({ copy }) => linesOf(copy))
  if (!first) throw bad(`${name}/en.json is missing: the others are compared with it`)
  for (const { language } of phrases) {
    const said = wording.find((one) => one.language === language)
    if (!said)
      throw bad(
        `${name}/${language}.json is missing: what is said when the net of ${language} finds something`,
      )
    const lines = linesOf(said.copy)
    for (const [key, text] of first) {
      const there = lines.get(key)
      if (there === undefined) throw bad(`${name}/${language}.json: copy.${key} is missing`)
      if (filledIn(there) !== filledIn(text))
        throw bad(`${name}/${language}.json: copy.${key} must fill in ${filledIn(text) || 'nothing'}`)
    }
    const surplus = [...lines.keys()].find((key) => !first.has(key))
    if (surplus !== undefined) throw bad(`${name}/${language}.json: copy.${surplus} is said nowhere`)
  }
}

function linesOf(copy: WordingCopy, above = ''): Map<string, string> {
  return new Map(
    Object.entries(copy).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${above}${key}`, value]] : [...linesOf(value, `${above}${key}.`)],
    ),
  )
}

const filledIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([whole]) => whole))].sort().join(', ')

const bad = (message: string) => new ContentError('bad_safety', message)
