/** What the rest of Cairn asks of the understanding: a person's words in, a value or an honest "unclear" out. */
import type { NeedId } from '../domain/need.js'
import type { Availability, SaidPlace } from '../domain/person.js'

export const commandNames = [
  'help',
  'stop',
  'restart',
  'back',
  'change',
  'repeat',
  'pause',
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
  email(text: string): Understood<string, 'unclear'>
  place(text: string, language: string): Understood<SaidPlace, 'unclear' | 'notAPostcode'>
  availability(text: string, language: string): Understood<Availability, 'unclear'>
  /** Needs in free text, the plainest first; empty when none is said. */
  needs(text: string, language: string): NeedId[]
  /** A command when the message as a whole is one; "I want to stop smoking" is not. */
  command(text: string, language: string): CommandName | undefined
  /** The code of a language named in any language ("polski", "I speak Urdu", "Cymraeg"). */
  namedLanguage(text: string, offered: readonly string[]): string | undefined
}
