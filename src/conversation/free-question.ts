/** A free question in the middle of a step: answered from `content/questions`, or parked kindly for a link worker. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Case } from '../domain/case.js'
import { readJson } from '../read-json.js'
import { keys } from '../understanding/words.js'
import { thenAsk, saying, type Commanded, type CommandTurn } from './command-turn.js'

/** `content/questions/<language>.json`, by the question's id. */
const questionsSchema = z.record(
  z.string(),
  z.strictObject({
    /** Each entry is words that must all be there, in any order. */
    asks: z.array(z.array(z.string().min(1)).min(1)).min(1),
    answer: z.string().min(1),
  }),
)

export interface KnownQuestion {
  readonly id: string
  /** By language. */
  readonly asks: Readonly<Record<string, readonly (readonly string[])[]>>
  /** By language. */
  readonly answers: Readonly<Record<string, string>>
}

/** @throws ContentError naming the file. */
export function loadQuestions(folder: string): KnownQuestion[] {
  const questions = new Map<string, { asks: Record<string, string[][]>; answers: Record<string, string> }>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const language = basename(file, '.json')
    for (const [id, { asks, answer }] of Object.entries(readJson(join(folder, file), questionsSchema))) {
      const question = questions.get(id) ?? { asks: {}, answers: {} }
      question.asks[language] = asks
      question.answers[language] = answer
      questions.set(id, question)
    }
  }
  return [...questions].map(([id, question]) => ({ id, ...question }))
}

/** A mark that ends a question in the scripts people write here. A question without one is read as an answer. */
const asks = /[?？؟]\s*$/u
/** Longer than this is a story, not a question. */
const longest = 200

export interface FreeQuestions {
  /** What the message asks: a question we know, one we do not, or none at all. */
  find(text: string, language: string): { known: string } | 'unknown' | undefined
}

export function createFreeQuestions(known: readonly KnownQuestion[]): FreeQuestions {
  const foldedFor = new Map<string, { id: string; words: string[] }[]>()
  // Several keys are words in a row: what is written without spaces is cut into its signs.
  const lineOf = (text: string) => ` ${keys(text).join(' ')} `
  for (const { id, asks: byLanguage } of known) {
    for (const [language, entries] of Object.entries(byLanguage)) {
      const list = foldedFor.get(language) ?? []
      list.push(...entries.map((words) => ({ id, words: words.map(lineOf) })))
      foldedFor.set(language, list)
    }
  }
  return {
    find(text, language) {
      if (text.length > longest || !asks.test(text)) return undefined
      const line = lineOf(text)
      const match = foldedFor.get(language)?.find(({ words }) => words.every((word) => line.includes(word)))
      return match ? { known: match.id } : 'unknown'
    },
  }
}

/** Answers a known question and asks the open one again. */
export const answerQuestion = (id: string, of: Commanded): CommandTurn =>
  thenAsk(of.case, of.setting, saying(`questions.${id}`, of))

/** Keeps the question for the link worker, says so, and asks the open one again. */
export function parkQuestion(text: string, of: Commanded): CommandTurn {
  const { case: c, setting } = of
  const parked: Case = {
    ...c,
    parked: [...c.parked, text].slice(-20),
    events: [...c.events, { name: 'question.parked', at: setting.now, by: 'person' }],
  }
  return thenAsk(parked, setting, saying('common.parked', of))
}
