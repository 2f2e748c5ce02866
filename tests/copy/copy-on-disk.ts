/** The copy as it lies in `locales/`: every language a folder, every namespace a file, every string under one dotted key. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import type { Copy } from '../../src/speech/locales.js'

/** The language that copy is written in first; every other folder is compared with this one. */
export const writtenFirst = 'en'

const folder = join(packageRoot, 'locales')

/** Not said to anybody: what the language is called, and what people type. */
const notCopy = new Set(['meta', 'understanding'])
/** The desk is in one language, and the words of somebody else's program only where it lacks them. */
const notForEverybody = new Set(['desk', 'webChat'])

export interface Line {
  readonly language: string
  /** `namespace.path.to.string`, with a plural's ending where it has one. */
  readonly key: string
  readonly text: string
}

export const languages: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

export const translations = languages.filter((language) => language !== writtenFirst)

export const linesOf = (language: string): Line[] =>
  eachLineOf(language).filter(({ key }) => !notForEverybody.has(fileOf(key)))

const fileOf = (key: string) => key.split('.')[0] ?? key

/** With what the desk says. */
export const eachLineOf = (language: string): Line[] =>
  readdirSync(join(folder, language))
    .filter((file) => file.endsWith('.json') && !notCopy.has(basename(file, '.json')))
    .flatMap((file) => {
      const copy = JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Copy
      return flat(copy, basename(file, '.json')).map(([key, text]) => ({ language, key, text }))
    })

/** What is said in one language and stands in `content/`: answers to known questions, and the wording of the safety net. */
export function contentLinesOf(language: string): Line[] {
  const read = (path: string) =>
    JSON.parse(readFileSync(join(packageRoot, 'content', path), 'utf8')) as unknown
  const questions = read(`questions/${language}.json`) as Record<string, { answer: string }>
  const { copy } = read(`safety/wording/${language}.json`) as { copy: Copy }
  return [
    ...Object.entries(questions).map(([id, { answer }]) => ({
      language,
      key: `questions.${id}`,
      text: answer,
    })),
    ...flat(copy, 'safety').map(([key, text]) => ({ language, key, text })),
  ]
}

/** `also` lists what people may type for a choice: it is read, not said. */
export const isSaid = ({ key }: Line) => !key.includes('.also.')

export const everyLine: readonly Line[] = languages.flatMap(linesOf)

function flat(copy: Copy, above: string): [string, string][] {
  return Object.entries(copy).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${above}.${name}`, value]] : flat(value, `${above}.${name}`),
  )
}

const ending = /_(zero|one|two|few|many|other)$/

export const withoutPlural = (key: string) => key.replace(ending, '')
export const isPlural = (key: string) => ending.test(key)

/** i18next takes `_zero` for nothing at all in any language; the others are the language's own. */
export const pluralForms = (language: string): string[] => [
  ...new Set(['zero', ...new Intl.PluralRules(language).resolvedOptions().pluralCategories]),
]

export const placeholdersIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name))].sort()

/** For a failure that names the line to mend. */
export const named = (lines: readonly Line[]) =>
  lines.map(({ language, key, text }) => `${language} ${key}: ${text}`)
