/**
 * The vocabulary of `dialogs/`: sections made of steps, and a journey made of sections. All of it is data; the types make
 * an unknown step, a missing choice, branching on free text or on a question not yet asked a compile error.
 */
import type { Closed, Open, Question } from './questions.js'

/** `end` leaves the section; `finish` ends the whole journey. */
export type Target<Names extends string> = Names | 'end' | 'finish'

interface AskClosed<Names extends string, Code extends string> {
  readonly ask: Closed<Code>
  readonly then: Readonly<Record<Code, Target<Names>>>
  /** Where the person goes who would rather not answer: no step may trap anybody. */
  readonly skip: Target<Names>
}
interface AskOpen<Names extends string> {
  readonly ask: Open
  readonly then: Target<Names>
  readonly skip: Target<Names>
}
interface Tell<Names extends string> {
  readonly tell: true
  readonly then: Target<Names>
}
interface Do<Names extends string, Outcome extends string> {
  /** The name of an effect: something that needs the world. Its outcome comes back as this step's answer. */
  readonly do: string
  readonly then: Readonly<Record<Outcome, Target<Names>>>
  /** True when the effect must never run a second time in a case (a referral is made once). */
  readonly once?: true
  /** Answers in this section that no longer hold when this is found anew, and are asked again. */
  readonly unsettles?: readonly Names[]
}

export type Step =
  | { readonly tell: true; readonly then: string }
  | {
      readonly ask: Question
      readonly then: string | Readonly<Record<string, string>>
      readonly skip: string
    }
  | {
      readonly do: string
      readonly then: Readonly<Record<string, string>>
      readonly once?: true
      readonly unsettles?: readonly string[]
    }

type Checked<S, Names extends string> = S extends { ask: Closed<infer Code> }
  ? AskClosed<Names, Code>
  : S extends { ask: Open }
    ? AskOpen<Names>
    : S extends { do: string; then: infer Then }
      ? Do<Names, Extract<keyof Then, string>>
      : Tell<Names>

export interface Section<Name extends string = string, View = unknown> {
  readonly name: Name
  readonly first: string
  readonly steps: Readonly<Record<string, Step>>
  /** Only in the types: what a later condition may see of this section. */
  readonly view?: View
}

/** What a condition sees: the code of each closed question, the outcome of each effect; undefined where skipped or not reached. */
type ViewOf<Steps> = {
  readonly [
    S in keyof Steps as Steps[S] extends { ask: Closed } | { do: string } ? S : never
  ]: Steps[S] extends {
    ask: Closed<infer Code>
  }
    ? Code | undefined
    : Steps[S] extends { then: infer Then }
      ? keyof Then | undefined
      : never
}

export function section<Name extends string, const Steps extends Record<string, Step>>(
  name: Name,
  first: Extract<keyof Steps, string>,
  steps: Steps & { [S in keyof Steps]: Checked<Steps[S], Extract<keyof Steps, string>> },
): Section<Name, ViewOf<Steps>> {
  return { name, first, steps }
}

/** What every condition may see besides the sections before it. */
export interface Asked {
  readonly asked: { readonly human: boolean }
}

interface Entry {
  readonly section: Section
  readonly applies: (seen: never) => boolean
  /** True where somebody who asks for a human is asked no more: what they have answered here stays, what not is left out. */
  readonly unlessHuman: boolean
}

export interface Journey<Seen = Asked> {
  readonly entries: readonly Entry[]
  next<Name extends string, View>(
    section: Section<Name, View>,
    applies?: (seen: Seen) => boolean,
  ): Journey<Seen & { readonly [N in Name]: View }>
  /** As `next`, for a section on the way to activities, which somebody who asks for a human need not finish. */
  nextUnlessHuman<Name extends string, View>(
    section: Section<Name, View>,
    applies?: (seen: Seen) => boolean,
  ): Journey<Seen & { readonly [N in Name]: View }>
}

export type AnyJourney = Pick<Journey, 'entries'>

export function journey(): Journey {
  const from = <Seen>(entries: readonly Entry[]): Journey<Seen> => ({
    entries,
    next: (section, applies = () => true) => from([...entries, { section, applies, unlessHuman: false }]),
    nextUnlessHuman: (section, applies = () => true) =>
      from([...entries, { section, applies, unlessHuman: true }]),
  })
  return from<Asked>([])
}
