/** What the answers say, for the rules, the directory and the hand-off: the one place that knows the names of the steps. */
import { answerTo, type Answers, type AnswerValue } from '../domain/answers.js'
import type { Wishes } from '../domain/match.js'
import { needsOf } from '../domain/needs-of.js'
import {
  accessNeeds,
  availabilitySchema,
  companies,
  costLimits,
  placeSchema,
  travelModes,
  type AccessNeed,
  type Place,
} from '../domain/person.js'
import { weightsOf } from '../flow/questions/weigh.js'
import type { Case } from '../domain/case.js'

export function said(answers: Answers, section: string, step: string): AnswerValue | undefined {
  const answer = answerTo(answers, { section, step })
  return answer?.kind === 'said' ? answer.value : undefined
}

export const saidText = (answers: Answers, section: string, step: string): string | undefined => {
  const value = said(answers, section, step)
  return typeof value === 'string' ? value : undefined
}

/** The rules that spoke for a link worker. */
export function reasonsOf(answers: Answers): string[] {
  const decided = answerTo(answers, { section: 'way', step: 'decide' })
  const data = decided?.kind === 'found' ? decided.data : undefined
  return Array.isArray(data) ? data.filter((rule) => typeof rule === 'string') : []
}

export function placeOf(answers: Answers): Place | undefined {
  const found = answerTo(answers, { section: 'where', step: 'look' })
  const place = placeSchema.safeParse(found?.kind === 'found' ? found.data : undefined)
  return place.success ? place.data : undefined
}

export function accessOf(answers: Answers): AccessNeed[] {
  const value = said(answers, 'support', 'access')
  return Array.isArray(value) ? accessNeeds.filter((need) => value.includes(need)) : []
}

/** Whether the person writes for somebody else. */
export const forSomeone = (answers: Answers): boolean => said(answers, 'who', 'forWhom') === 'someone'

const oneOf = <Code extends string>(
  codes: readonly Code[],
  value: AnswerValue | undefined,
): Code | undefined => codes.find((code) => code === value)

/** What the directory is asked for this person. */
export function wishesOf({ answers, language, signposts }: Case, today: string): Wishes {
  const weights = weightsOf(said(answers, 'aboutYou', 'weigh'))
  const free = availabilitySchema.safeParse(said(answers, 'aboutYou', 'free'))
  const place = placeOf(answers)
  const travel = oneOf(travelModes, said(answers, 'aboutYou', 'travel'))
  const cost = oneOf(costLimits, said(answers, 'aboutYou', 'cost'))
  const company = oneOf(companies, said(answers, 'aboutYou', 'company'))
  const enjoys = saidText(answers, 'aboutYou', 'enjoys')
  const born = saidText(answers, 'details', 'born')
  return {
    needs: needsOf(answers).map((id) => {
      const weight = weights[id]
      return weight === undefined ? { id } : { id, weight }
    }),
    languages: [language],
    access: accessOf(answers),
    rejected: signposts.filter(({ state }) => state === 'rejected').map(({ serviceId }) => serviceId),
    ...(place ? { place } : {}),
    ...(free.success ? { free: free.data } : {}),
    ...(travel ? { travel } : {}),
    ...(cost ? { cost } : {}),
    ...(company ? { company } : {}),
    ...(enjoys ? { enjoys } : {}),
    ...(born ? { age: ageOn(born, today) } : {}),
  }
}

/** Whole years from an ISO date to an ISO date. */
export function ageOn(born: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  return today.slice(5, 10) < born.slice(5, 10) ? years - 1 : years
}
