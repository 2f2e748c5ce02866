/** `locales/<code>/understanding.json`: the words of one language by which people answer, choose, date and command. */
import { z } from 'zod'
import { dayParts, weekdays } from '../domain/person.js'
import { commandNames } from './ports.js'

const timeUnits = ['minute', 'hour', 'day', 'week', 'fortnight', 'month', 'year'] as const

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

  /** What people write for each answer to a yes-or-no question, in whole sentences: examples to learn from. */
  answers: z.partialRecord(z.enum(['yes', 'no', 'maybe', 'qualified', 'unclear']), list).default({}),

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
  /** The middle of the day: "around noon", "at lunchtime". */
  midday: listed,
  /** The night after midnight: with it "two" is 02:00. */
  night: listed,

  /** Days by their distance from today: "-1" yesterday, "1" tomorrow, "7" a week today. */
  relativeDays: z.record(z.string().regex(/^-?\d{1,3}$/), list).default({}),
  /** "next", "this", "in", "every": before or after what they go with. "next" Tuesday is next week's, the "coming" one the first. */
  next: listed,
  coming: listed,
  this: listed,
  inTime: listed,
  every: listed,
  ofTheMonth: listed,
  units: z.partialRecord(z.enum(timeUnits), list).default({}),
  /** Marks a number as somebody's age: "years old". */
  aged: listed,

  /** Names of hours where they differ from the numbers: "trzecia" 3. */
  hours: z.record(z.string().regex(/^([1-9]|1\d|2[0-4])$/), list).default({}),
  /** Before the hour: "half past" three is 3:30, "quarter past", "quarter to". */
  halfPast: listed,
  quarterPast: listed,
  quarterTo: listed,
  /** After the hour: "y media", "et quart", "menos cuarto". */
  halfAfter: listed,
  quarterAfter: listed,
  quarterLess: listed,
  /** Before the hour that is still to come: "wpół do" trzeciej is 2:30. */
  halfTo: listed,
  /** Between minutes and hour: ten "past" three, ten "to" three. */
  minutesPast: listed,
  minutesTo: listed,
  /** Words for a time of their own: "12:00" noon, "00:00" midnight. */
  times: z.record(z.string().regex(/^\d\d:\d\d$/), list).default({}),
  oclock: listed,

  commands: z.partialRecord(z.enum(commandNames), list).default({}),
  /** What sounds like a command and tells something: "I want to stop smoking". Examples to learn from. */
  notCommands: listed,
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
