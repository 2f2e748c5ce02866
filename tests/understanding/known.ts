/** The understanding as the product has it: every language's words and every need, read from the files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createUnderstanding, lexiconSchema, loadNeeds, type Lexicon } from '../../src/understanding/index.js'
import { z } from 'zod'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
const holdsWords = (code: string) => readdirSync(`${root}locales/${code}`).includes('understanding.json')
export const languages = readdirSync(`${root}locales`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && holdsWords(entry.name))
  .map(({ name }) => name)

export const lexicons: Record<string, Lexicon> = Object.fromEntries(
  languages.map((code) => [
    code,
    lexiconSchema.parse(JSON.parse(readFileSync(`${root}locales/${code}/understanding.json`, 'utf8'))),
  ]),
)
export const known = loadNeeds(`${root}content/needs`)
export const { needs } = known
export const understanding = createUnderstanding({
  lexicons,
  needs: known,
  names: { en: ['English'], cy: ['Cymraeg'], pl: ['Polski'], ur: ['اردو'] },
})

/** The day on which every test speaks. */
export const today = '2026-11-20'

const saying = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('needs'), says: z.string(), means: z.array(z.string()) }),
  z.strictObject({ ask: z.literal('yesNo'), says: z.string(), means: z.string() }),
  z.strictObject({ ask: z.literal('command'), says: z.string(), means: z.string().nullable() }),
  z.strictObject({ ask: z.literal('birthDate'), says: z.string(), means: z.string() }),
])
export type Saying = z.infer<typeof saying>

export const hasSayings = (language: string): boolean =>
  existsSync(`${root}tests/understanding/said.${language}.jsonl`)

/** What people of a language say, written apart from the words by which it is understood. */
export const sayings = (language: string): Saying[] =>
  readFileSync(`${root}tests/understanding/said.${language}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => saying.parse(JSON.parse(line)))
