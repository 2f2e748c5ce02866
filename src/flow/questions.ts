/** The kinds of question a step can ask, as data. What each kind understands stands in `questions/<kind>.ts`. */
import type { Purpose } from '../domain/consent.js'

/** A question with a fixed set of answers, so that the journey can branch on each. */
export interface Closed<Code extends string = string> {
  readonly kind: 'oneOf' | 'age' | 'yesNo' | 'consent' | 'confirmNeeds' | 'check' | 'activities'
  readonly codes: readonly Code[]
  /** True where the answer only says which way to go: it is no answer about the person, and stands in no list of answers. */
  readonly fork?: true
  /** Set where the answer is a consent; `given` are the codes that mean yes. */
  readonly consent?: { readonly purpose: Purpose; readonly given: readonly Code[] }
}

/** A question whose answer is the person's own; the journey cannot branch on it. */
export interface Open {
  readonly kind:
    | 'words'
    | 'someOf'
    | 'needs'
    | 'firstNeed'
    | 'weigh'
    | 'place'
    | 'availability'
    | 'birthDate'
    | 'phone'
    | 'email'
  readonly codes?: readonly string[]
  /** For `words`: the longest answer taken, in characters. */
  readonly most?: number
  /** For `words`: a number alone is no answer. */
  readonly letters?: true
  /** For `words`: the answer names languages, so that a language named is no wish to be spoken to in it. */
  readonly names?: 'languages'
}

export type Question = Closed | Open
export type QuestionKindName = Question['kind']

export const yesNo = (): Closed<'yes' | 'no'> => ({ kind: 'yesNo', codes: ['yes', 'no'] })

export const oneOf = <Code extends string>(...codes: Code[]): Closed<Code> => ({ kind: 'oneOf', codes })

/** How old, as far as it matters; an age in years is understood too. */
export const age = (): Closed<'adult' | 'from16' | 'under16'> => ({
  kind: 'age',
  codes: ['adult', 'from16', 'under16'],
})

/** Which way to go on; says nothing about the person. */
export const fork = <Code extends string>(...codes: Code[]): Closed<Code> => ({
  kind: 'oneOf',
  codes,
  fork: true,
})

/** Only the offered answers count: a qualified or doubtful yes is asked again. */
export const consent = (purpose: Purpose): Closed<'yes' | 'no'> => ({
  kind: 'consent',
  codes: ['yes', 'no'],
  consent: { purpose, given: ['yes'] },
})

/** A consent given by choosing how: each of the `ways` is a yes, `none` is a no. */
export const consentBy = <Way extends string, None extends string>(
  purpose: Purpose,
  ways: readonly Way[],
  none: None,
): Closed<Way | None> => ({ kind: 'oneOf', codes: [...ways, none], consent: { purpose, given: ways } })

export const someOf = (...codes: string[]): Open => ({ kind: 'someOf', codes })
export const words = (most = 4000): Open => ({ kind: 'words', most })
/** What somebody is called: words with letters in them. */
export const personName = (most = 100): Open => ({ kind: 'words', most, letters: true })
/** Which languages somebody speaks. */
export const languagesSpoken = (most = 100): Open => ({ kind: 'words', most, names: 'languages' })
/** Several of the needs Cairn knows, offered from `content/needs`. */
export const needs = (): Open => ({ kind: 'needs' })
/** One of the needs this person has named. */
export const firstNeed = (): Open => ({ kind: 'firstNeed' })
/** How much each named need matters, one after the other: 1 (a little) to 10 (very much). */
export const weigh = (): Open => ({ kind: 'weigh' })
/** What was understood, shown back: right, or rather chosen from the list. Naming other needs corrects it on the spot. */
export const confirmNeeds = (): Closed<'right' | 'choose'> => ({
  kind: 'confirmNeeds',
  codes: ['right', 'choose'],
})
export const place = (): Open => ({ kind: 'place' })
export const availability = (): Open => ({ kind: 'availability' })
export const birthDate = (): Open => ({ kind: 'birthDate' })
export const phone = (): Open => ({ kind: 'phone' })
export const email = (): Open => ({ kind: 'email' })
/** The answers so far, each of which can be changed before the person goes on. */
export const check = <Code extends string>(...codes: Code[]): Closed<Code> => ({
  kind: 'check',
  codes,
  fork: true,
})
/** Activities to look through; the person leaves with one of the codes. */
export const activities = <Code extends string>(...codes: Code[]): Closed<Code> => ({
  kind: 'activities',
  codes,
})
