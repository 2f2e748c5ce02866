/** The hand-off document as JSON: PRSB Social Prescribing v1.1, every section there, filled or marked with why it is not. */
import type { ShownCase } from '../../desk/disclosure.js'
import { changedAt } from '../../domain/change.js'
import type { Writing } from '../writing.js'
import type { From } from './from.js'
import { notAsked, type Node } from './node.js'
import { aboutMe, gpPractice, individualRequirements, personDemographics } from './person.js'
import { careAndSupportPlan, planAndRequestedActions, socialContext } from './plan.js'
import {
  consent,
  contactsWithProfessionals,
  presentingComplaintsOrIssues,
  referralDetails,
  signpostDetails,
} from './referral.js'
import { risks, safeguarding } from './safety.js'
import type { Standard } from './standard.js'

const never = (): Node => notAsked

/** In the standard's order. What Cairn never asks about is there too, and marked so. */
const sections: Readonly<Record<string, (from: From) => Node>> = {
  personDemographics,
  gpPractice,
  aboutMe,
  individualRequirements,
  safeguarding,
  consent,
  referralDetails,
  contactsWithProfessionals,
  presentingComplaintsOrIssues,
  problemList: never,
  clinicalSummary: never,
  socialContext,
  servicesAndCare: never,
  signpostDetails,
  pregnancyStatus: never,
  assessments: never,
  risks,
  planAndRequestedActions,
  careAndSupportPlan,
}

export interface PrsbDocument {
  readonly standard: Pick<Standard, 'name' | 'version' | 'source'>
  readonly reference: string
  readonly id: string
  readonly generatedAt: string
  readonly changedAt: string
  readonly status: Exclude<ShownCase['referral']['status'], 'withdrawn'>
  readonly statusReason?: string
  readonly expectedBy: string
  readonly language: { readonly code: string; readonly name: string }
  readonly interpreterNeeded: boolean
  readonly writtenIn: string
  readonly sections: Readonly<Record<string, Node>>
}

/** `now` is ISO. A case that may not be read is never a `ShownCase`, so that a withdrawn referral cannot come here. */
export function prsbDocument(
  shown: ShownCase,
  { writing, standard, now }: { writing: Writing; standard: Standard; now: string },
): PrsbDocument {
  const { referral } = shown
  const { name, version, source } = standard
  const reason = statusReason(shown, writing)
  return {
    standard: { name, version, source },
    reference: referral.reference,
    id: shown.id,
    generatedAt: now,
    changedAt: changedAt(shown.events) ?? referral.madeAt,
    status: referral.status === 'withdrawn' ? 'closed' : referral.status,
    ...(reason ? { statusReason: reason } : {}),
    expectedBy: referral.expectedBy,
    language: { code: shown.language, name: writing.languageName(shown.language) },
    interpreterNeeded: shown.summary.interpreter,
    writtenIn: writing.language,
    sections: Object.fromEntries(
      Object.entries(sections).map(([key, section]) => [key, section({ shown, writing })]),
    ),
  }
}

/** Why it was declined or what came of it, in words. */
export function statusReason(
  { referral: { declined, outcome } }: ShownCase,
  { say }: Writing,
): string | undefined {
  if (declined) return say(`declineReason.${declined}`)
  return outcome && say(`outcome.${outcome}`)
}
