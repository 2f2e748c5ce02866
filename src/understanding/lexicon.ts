/** `locales/<code>/understanding.json`: the words of one language by which people answer, choose, date and command. */
import { z } from 'zod'
import { dayParts, weekdays } from '../domain/person.js'
import { commandNames } from './ports.js'

const list = z.array(z.string().min(1))
const listed = list.default([])
const numbered = z.record(z.string().regex(/^\d{1,7}$/), list).default({})

/** Every entry is a word or a phrase; a word may end in `*` ("styczn*") and then stands for all that begin so,
 * and `_` stands for up to three words. */
export const lexiconSchema = z.strictObject({
  /** True for a language that is tried besides each person's own. */
  alwaysTried: z.boolean().default(false),
  /** What this language joins to a word by an apostrophe, to be cut off: "l", "d", "qu". */
  elided: listed,

  /** How the first letters of a word may change ("p" to "b", "ph" and "mh"), for the words of needs. */
  initials: z.record(z.string(), z.array(z.string())).default({}),

  yes: list,
  no: list,
  maybe: list,
  /** Words that keep an answer what it is: "please", "that would be great". */
  filler: list,
  /** Words after which a yes is no longer plain: "but", "unless", "not". */
  qualifiers: list,
  /** Phrases that look like a yes or a no and are neither: "no idea", "no one". */
  neither: list,

  /** Everyday words that must never be taken for a misspelt one. */
  everyday: listed,
  /** What turns the need after it round: "not", "I am not". */
  notAhead: listed,
  /** What turns the need before it round: "is fine". */
  notBehind: listed,
  /** Begins like a `notAhead` and does not turn a need round: "not only", "not enough". */
  notReally: listed,
  /** Words that begin a new thought: "but". */
  contrast: listed,

  numbers: numbered,
  ordinals: numbered,
  last: listed,
  both: listed,
  all: listed,
  none: listed,
  and: listed,
  or: listed,
  /** What stands between the ends of a range: "to", "till". */
  to: listed,
  except: listed,
  /** As `except`, in languages where it follows what it leaves out. */
  exceptBehind: listed,
  outOf: listed,
  /** "number", "option", "answer": what a number is chosen by. */
  choosing: listed,

  months: z.record(z.string().regex(/^([1-9]|1[0-2])$/), list).default({}),

  noFixedAddress: listed,
  /** What leads in a place: "I live in", "near". */
  placeLead: listed,
  /** A message with one of these is not the name of a town: "why", "you". */
  notATown: listed,

  days: z.partialRecord(z.enum(weekdays), list).default({}),
  weekend: listed,
  weekdays: listed,
  parts: z.partialRecord(z.enum(dayParts), list).default({}),
  schoolHours: listed,
  anyTime: listed,
  after: listed,
  before: listed,
  am: listed,
  pm: listed,

  commands: z.partialRecord(z.enum(commandNames), list).default({}),
  /** Polite words around a command: "please", "can I". */
  commandFiller: listed,

  /** Names of languages in this language, by language code, with their inflections: "po polsku". */
  languages: z.record(z.string(), list).default({}),
  /** What people say around the name of a language: "I speak", "please". */
  languageFiller: listed,

  /** Where the recogniser library knows this language: its culture, and the words without which it is not asked. */
  recogniser: z.strictObject({ culture: z.string().min(2), cues: list }).optional(),
})
export type Lexicon = z.output<typeof lexiconSchema>
