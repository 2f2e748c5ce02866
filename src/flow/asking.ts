/** What a kind of question is given and gives back; the engine knows no more of any kind than this. */
import type { AnswerValue, StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { CaseEvent } from '../domain/event.js'
import type { NeedId } from '../domain/need.js'
import type { Choice, Reply, Values, Words } from '../domain/words.js'
import type { Understanding } from '../understanding/ports.js'
import type { AnyJourney } from './journey.js'
import type { Question, QuestionKindName } from './questions.js'

/** What a person said in this turn. `choice` is a button's code, already known to be among those offered. */
export interface Said {
  readonly text: string
  readonly choice?: string | undefined
}

/** All that the engine may know of the world: values and pure functions, fixed for the turn. */
export interface Setting {
  readonly journey: AnyJourney
  readonly kinds: QuestionKinds
  readonly understanding: Understanding
  /** The moment of the turn, ISO with time; and its day where the service is. */
  readonly now: string
  readonly today: string
  /** ISO 3166 code that national phone numbers are read for. */
  readonly country: string
  readonly needs: readonly NeedId[]
  /** Words in the person's language, so that what they type can be compared with what they were shown. */
  label(words: Words, language: string): string
  /** Other ways people say a choice, which no button shows: `who.forWhom.also.someone` in the copy, parted by semicolons. */
  also(key: string, language: string): readonly string[]
  /** A fingerprint of a copy key's wording as this person reads it. */
  wording(key: string, c: Case): string
  /** The number that this person texts us from, E.164; undefined where they are elsewhere. */
  ownNumber(c: Case): string | undefined
  /** What the copy may fill in, for this case. */
  values(c: Case): Values
}

export interface Asking {
  readonly case: Case
  readonly at: StepName
  readonly setting: Setting
}

export type Understood =
  | { readonly kind: 'answer'; readonly value: AnswerValue; readonly words?: string }
  /** `why` names the copy that says what was wrong: `unclear.why.<why>`. */
  | { readonly kind: 'unclear'; readonly why?: string }
  /** Not answered yet: something was done within the step, and the step goes on. */
  | {
      readonly kind: 'stay'
      readonly case: Case
      readonly replies: readonly Reply[]
      readonly events?: readonly CaseEvent[]
    }

export interface QuestionKind {
  /** What can be pressed, in the order shown; typed, each is found by its number or label. */
  choices(question: Question, asking: Asking): readonly Choice[]
  /** What the question shows besides its words and choices. */
  show?(
    question: Question,
    asking: Asking,
  ): Pick<Reply, 'cards' | 'rows' | 'several'> & { readonly say?: Words }
  understand(question: Question, said: Said, asking: Asking): Understood
  /**
   * An answer in words, for "check your answers" and the link worker; undefined where another answer says it. With a setting
   * it is for the person, as people where the service is write it.
   */
  describe(
    question: Question,
    value: AnswerValue,
    about: { readonly case: Case; readonly at: StepName; readonly setting?: Setting },
  ): Words | undefined
}

export type QuestionKinds = Readonly<Record<QuestionKindName, QuestionKind>>

export const stepKey = ({ section, step }: StepName): string => `${section}.${step}`

export const choiceCode = (at: StepName, code: string): string => `${stepKey(at)}=${code}`

/** The code of a pressed button, where the button belongs to this very step. */
export function pressed(said: Said, at: StepName): string | undefined {
  const prefix = `${stepKey(at)}=`
  return said.choice?.startsWith(prefix) ? said.choice.slice(prefix.length) : undefined
}
