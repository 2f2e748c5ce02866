/** Reads what understanding is made of: `content/needs`, a file for each language, and `locales/<code>/understanding.json`. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { needFactsSchema, needIdSchema, needIds, needWordsSchema, type Need } from '../domain/need.js'
import { readJson } from '../read-json.js'
import { lexiconSchema, type Lexicon } from './lexicon.js'

/** `examples` under "none" say nothing that a need could be read from. */
const inLanguageSchema = z.object({
  ...Object.fromEntries(needIds.map((id) => [id, needWordsSchema])),
  none: z.strictObject({ examples: z.array(z.string().min(1)).default([]) }).default({ examples: [] }),
}) as unknown as z.ZodType<Record<Need['id'], Need['words'][string]> & { none: { examples: string[] } }>

export interface KnownNeeds {
  /** In the order of `needIds`. */
  readonly needs: readonly Need[]
  /** By language: sentences that tell no need. */
  readonly none: Readonly<Record<string, readonly string[]>>
}

const factsFile = 'needs.json'

/** @throws ContentError naming the file, and the field where one is wrong. */
export function loadNeeds(folder: string): KnownNeeds {
  const facts = readJson(join(folder, factsFile), z.record(needIdSchema, needFactsSchema))
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== factsFile)
  const languages = files.map((file) => ({
    code: basename(file, '.json'),
    said: readJson(join(folder, file), inLanguageSchema),
  }))
  return {
    needs: needIds.map((id) => ({
      id,
      ...facts[id],
      words: Object.fromEntries(languages.map(({ code, said }) => [code, said[id]])),
    })),
    none: Object.fromEntries(languages.map(({ code, said }) => [code, said.none.examples])),
  }
}

/** The lexicon of each of these languages that has one. @throws ContentError */
export function loadLexicons(folder: string, codes: readonly string[]): Record<string, Lexicon> {
  const there = codes.filter((code) => existsSync(join(folder, code, 'understanding.json')))
  return Object.fromEntries(
    there.map((code) => [code, readJson(join(folder, code, 'understanding.json'), lexiconSchema)]),
  )
}
