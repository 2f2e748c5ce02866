/** What the rest of Cairn asks of the understanding: a person's words in, a value or an honest "unclear" out. */
import type { NeedId } from '../domain/need.js'
import type { Availability, DayPart, SaidPlace, Weekday } from '../domain/person.js'

export const commandNames = [
  'help',
  'stop',
  'start',
  'restart',
  'back',
  'change',
  'repeat',
  'greet',
  'pause',
  'move',
  'human',
  'language',
  'held',
  'delete',
  'privacy',
  'status',
  'skip',
] as const
export type CommandName = (typeof commandNames)[number]

export type YesNo = 'yes' | 'no' | 'maybe' | 'qualified' | 'unclear'
export type Moment =
  | { kind: 'any' }
  /** `date` ISO, `time` HH:MM in the time zone of `now`. */
  | { kind: 'moment'; date?: string; time?: string; part?: DayPart }
  | { kind: 'recurrence'; nth: number; day: Weekday }
  /** More must be asked: a week without a day, seven without morning or evening, an hour that comes twice. */
  | { kind: 'ask' }
  /** There is no such day or hour. */
  | { kind: 'impossible' }
  | { kind: 'unclear' }

export interface Option {
  readonly code: string
  readonly label: string
  /** Other ways people say it; never shown, and no part of the numbering. */
  readonly also?: readonly string[]
}
export type Understood<Value, Why extends string> = { ok: true; value: Value } | { ok: false; why: Why }

/** Every function takes text of any length and content, is bounded in time, and never throws. */
export interface Understanding {
  /** Only a plain yes or no is one; "yes but not my GP" is `qualified`, "no one" is `unclear`. */
  yesNo(text: string, language: string): YesNo
  /** A no and polite words, and nothing else: "no thanks", not "no stairs". */
  isPlainNo(text: string, language: string): boolean
  /** By number (any script's digits), letter, ordinal, label, part of a label or a near spelling. */
  choice(
    text: string,
    options: readonly Option[],
    language: string,
  ): Understood<string, 'unclear' | 'several'>
  /** Several of the options, by the same means, joined by commas, "and" or spaces between numbers. */
  choices(text: string, options: readonly Option[], language: string): Understood<string[], 'unclear'>
  /** A whole number from `least` to `most`, in digits or words. */
  number(
    text: string,
    range: { least: number; most: number },
    language: string,
  ): Understood<number, 'unclear' | 'outOfRange'>
  /** Day first; two-digit years in the past; ISO date out. `today` is an ISO date. */
  birthDate(
    text: string,
    today: string,
    language: string,
  ): Understood<string, 'unclear' | 'incomplete' | 'impossible' | 'future'>
  /** E.164 out; `country` is the ISO 3166 code read for national numbers. */
  phone(text: string, country: string): Understood<string, 'unclear' | 'notReal'>
  /** An E.164 number as it is dialled in that country: "07400 123456". */
  dialled(phone: string, country: string): string
  email(text: string): Understood<string, 'unclear'>
  place(text: string, language: string): Understood<SaidPlace, 'unclear' | 'notAPostcode'>
  availability(text: string, language: string): Understood<Availability, 'unclear'>
  /** A day, a time or both, seen from now. */
  when(text: string, at: { now: Date; timeZone: string }, language: string): Moment
  /** Needs in free text, the plainest first; empty when none is said. */
  needs(text: string, language: string): NeedId[]
  /** A command when the message as a whole is one; "I want to stop smoking" is not. */
  command(text: string, language: string): CommandName | undefined
  /** The code of another language that the text is plainly written in; short texts are in none. */
  writtenIn(text: string, current: string, offered: readonly string[]): string | undefined
  /** The code of a language named in any language ("polski", "I speak Urdu", "Cymraeg"). */
  namedLanguage(text: string, offered: readonly string[]): string | undefined
}
