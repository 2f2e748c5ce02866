/**
 * Signpost or worker: the rules, in one table. Each has a name that is shown to the person and the worker in words
 * (`rules.<id>` in `locales/`). A rule suggests; the person chooses, and is never refused a human.
 */
import type { Case } from '../domain/case.js'
import type { NeedId } from '../domain/need.js'
import { needsOf } from '../domain/needs-of.js'
import type { AccessNeed } from '../domain/person.js'
import { answerTo } from '../domain/answers.js'
import { accessOf, said } from './facts.js'

/** Raised whenever a rule is added, dropped or changed: it stands in every referral. */
export const rulesVersion = '2026-11-1'

interface Rule {
  readonly id: string
  readonly when: (c: Case, workerOnly: ReadonlySet<NeedId>) => boolean
}

/** Access needs that somebody must arrange before the person can come. */
const toArrange: readonly AccessNeed[] = [
  'interpreter',
  'signLanguage',
  'supportToTalk',
  'longerAppointments',
]

export const rules = [
  { id: 'asksForPerson', when: (c) => c.wantsHuman || chose(c, 'worker') },
  { id: 'workerOnlyNeed', when: (c, workerOnly) => needsOf(c.answers).some((need) => workerOnly.has(need)) },
  { id: 'severalNeeds', when: (c) => needsOf(c.answers).length >= 3 },
  { id: 'triedAndStuck', when: (c) => said(c.answers, 'aboutYou', 'tried') === 'stuck' },
  { id: 'accessToArrange', when: (c) => accessOf(c.answers).some((need) => toArrange.includes(need)) },
  { id: 'wantsCompany', when: (c) => said(c.answers, 'aboutYou', 'goWith') === 'yes' || wantsHelpToGo(c) },
  { id: 'nothingFound', when: (c) => found(c) === 'nothing' },
  { id: 'notUnderstood', when: (c) => misunderstood(c) >= 2 },
  { id: 'safetyShown', when: (c) => c.helpShown.length > 0 },
] as const satisfies readonly Rule[]

/** The ids of the rules that speak for a link worker, in the order of the table. */
export function rulesFor(c: Case, workerOnly: ReadonlySet<NeedId>): string[] {
  return rules.filter(({ when }) => when(c, workerOnly)).map(({ id }) => id)
}

const chose = (c: Case, code: string) =>
  said(c.answers, 'activities', 'browse') === code || said(c.answers, 'activities', 'nothing') === code

const wantsHelpToGo = (c: Case) => c.signposts.some(({ state }) => state === 'helpWanted')

function found(c: Case): string | undefined {
  const answer = answerTo(c.answers, { section: 'activities', step: 'find' })
  return answer?.kind === 'found' ? answer.outcome : undefined
}

/** Steps that were not understood twice or more, counted once each: one slip of a finger is no reason. */
const misunderstood = (c: Case) =>
  Math.max(
    0,
    ...c.events.map(({ name, about }) => (name === 'answer.misunderstood' ? Number(about?.times ?? 0) : 0)),
  )
