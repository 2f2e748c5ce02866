/** The message back to the GP practice: what came of a referral and why, and no more of the person than a practice needs for it. */
import type { ShownCase } from '../desk/disclosure.js'
import { contactOf, type From } from './prsb/from.js'
import { statusReason } from './prsb/document.js'
import type { Node } from './prsb/node.js'
import { gpPractice, personDemographics } from './prsb/person.js'
import { contactsWithProfessionals, referralDetails, signpostDetails } from './prsb/referral.js'
import { keyOf, type Standard } from './prsb/standard.js'
import { sectionsOf } from './page/sections.js'
import { plain, type Block, type FirstPage, type Section } from './page/text.js'

/** Of the standard's sections those that say who it is, what was asked and what was done; none with the person's own words. */
const sections: Readonly<Record<string, (from: From) => Node>> = {
  personDemographics,
  gpPractice,
  referralDetails,
  contactsWithProfessionals,
  signpostDetails,
}

export interface MessageBack {
  readonly standard: Pick<Standard, 'name' | 'version' | 'source'>
  readonly reference: string
  readonly generatedAt: string
  readonly writtenIn: string
  readonly status: 'declined' | 'closed'
  readonly reason: string
  /** What the worker added for the practice. */
  readonly detail?: string
  /** ISO. */
  readonly endedAt?: string
  readonly sections: Readonly<Record<string, Node>>
}

/** Whether there is something to tell, and the person agrees that it is told. */
export const mayTellBack = ({ referral: { status }, tellGp }: ShownCase): boolean =>
  (status === 'closed' || status === 'declined') && tellGp.state === 'given'

/** Undefined where `mayTellBack` is not. `now` is ISO. */
export function messageBack(
  from: From,
  { standard: { name, version, source }, now }: { standard: Standard; now: string },
): MessageBack | undefined {
  const { shown, writing } = from
  const { reference, status, endedAt } = shown.referral
  if (!mayTellBack(shown) || (status !== 'closed' && status !== 'declined')) return undefined
  return {
    standard: { name, version, source },
    reference,
    generatedAt: now,
    writtenIn: writing.language,
    status,
    reason: statusReason(shown, writing) ?? writing.say(`status.${status}`),
    ...(shown.referral.outcomeText ? { detail: shown.referral.outcomeText } : {}),
    ...(endedAt ? { endedAt } : {}),
    sections: Object.fromEntries(Object.entries(sections).map(([key, section]) => [key, section(from)])),
  }
}

export function messageBackSections(message: MessageBack, standard: Standard, from: From): Section[] {
  const concepts = standard.concepts.filter(({ name }) => Object.hasOwn(sections, keyOf(name)))
  return sectionsOf(message, { ...standard, concepts }, from.writing)
}

/** To be read in a minute: what came of it, who it is, what they wanted, what they go to now, and whom to ask. */
export function messageBackPage(message: MessageBack, from: From): FirstPage {
  const { shown, writing } = from
  const { say, day, service } = writing
  const { referral, summary } = shown
  const born = contactOf(from, 'birthDate')
  const who = (['name', 'birthDate', 'gpPractice'] as const).flatMap((id) => {
    const line = contactOf(from, id)
    if (!line) return []
    return [{ label: line.label, value: line === born && born.raw ? day(born.raw) : line.value }]
  })
  const saved = summary.signposts.filter(({ state }) => state === 'saved' || state === 'helpWanted')
  const blocks: Block[] = [
    { title: say('messageBack.detail'), lines: message.detail ? [plain(message.detail)] : [] },
    {
      title: say('messageBack.needs'),
      lines: summary.needs.map(({ label }) => plain(label)),
    },
    {
      title: say('messageBack.signposts'),
      lines: saved.map(({ name, state }) => plain(`${name}: ${say(`signpost.${state}`)}`)),
    },
    {
      title: say('messageBack.contacts'),
      lines: [plain(say('act.attempt.count', { count: referral.attempts.length }))],
    },
    {
      title: say('messageBack.ask'),
      lines: [plain(service.name), plain(`${service.phone}, ${service.email}`)],
    },
    { title: say('messageBack.consent'), lines: [plain(agreedOn(from))] },
  ]
  return {
    title: say('messageBack.title', { reference: message.reference }),
    subtitle: say('messageBack.subtitle'),
    top: [`${say(`status.${message.status}`)}: ${message.reason}`],
    facts: [
      ...who,
      { label: say('case.made'), value: day(referral.madeAt) },
      ...(message.endedAt ? [{ label: say('case.ended'), value: day(message.endedAt) }] : []),
      ...(referral.worker ? [{ label: say('who.worker'), value: writing.who(referral.worker) }] : []),
    ],
    blocks: blocks.filter(({ lines }) => lines.length > 0),
  }
}

function agreedOn({ shown: { tellGp }, writing: { say, day } }: From): string {
  const on = 'at' in tellGp ? `, ${day(tellGp.at)}` : ''
  return `${say('consent.tellGp')}: ${say(`consentState.${tellGp.state}`)}${on}`
}
