/**
 * What a worker may see, decided from the consent ledger in one place. Every page, list, print and fragment of the desk
 * is made from what this gives and never from the case itself.
 */
import type { CaseHead } from '../conversation/ports.js'
import type { Purpose } from '../domain/consent.js'
import { consented, latestConsent, purposes } from '../domain/consent.js'
import type { Referral } from '../domain/referral.js'
import type { ReferredCase } from './on-case.js'
import type { DeskWords, Summary } from './ports.js'
import { wordsShown, type ShownWords } from './help-shown.js'
import { asked, sentBy } from './sent.js'
import type { Line } from './transcript.js'
import { transcript } from './transcript.js'

export type ConsentState =
  { readonly state: 'given' | 'refused' | 'withdrawn'; readonly at: string } | { readonly state: 'notAsked' }

/** All that may be shown of a case whose sharing is not consented to. */
export interface HiddenCase {
  readonly kind: 'hidden'
  readonly id: string
  readonly reference: string
  readonly status: Referral['status']
  readonly worker?: string | undefined
  readonly why:
    | { readonly kind: 'referralWithdrawn'; readonly at?: string | undefined }
    | { readonly kind: 'share'; readonly consent: ConsentState }
}

export interface ShownCase {
  readonly kind: 'shown'
  readonly id: string
  readonly language: string
  readonly referral: Referral
  readonly holder: ReferredCase['holder']
  readonly stopped: boolean
  /** Without `contact` consent it holds no phone number, e-mail address or way to make contact; without `tellGp` no practice. */
  readonly summary: Summary
  readonly contact: ConsentState
  readonly tellGp: ConsentState
  readonly consents: readonly {
    readonly purpose: Purpose
    readonly consent: ConsentState
    readonly language?: string
    readonly wording?: string
  }[]
  readonly lines: readonly Line[]
  /** The channel that a reply goes out by; undefined where the person's page fetches it. */
  readonly sentBy?: string | undefined
  /** How they want to be answered, while what is written here stays in their chat: no number or mailbox was shown to be theirs. */
  readonly asked?: 'text' | 'email' | undefined
  /** Set when nothing that is written here arrives any more. */
  readonly reach?:
    | { readonly why: 'optedOut' | 'unreachable' | 'letGo'; readonly channel: string; readonly at: string }
    | undefined
  readonly events: ReferredCase['events']
  readonly helpShown: readonly ShownWords[]
}

export type Disclosure = HiddenCase | ShownCase

const contactIds = ['phone', 'email', 'how', 'when', 'safeToLeaveMessage']

/** Whether a worker may read this case: sharing is consented to now, and the referral has not been withdrawn. */
export function mayBeRead(c: ReferredCase): boolean {
  return consented(c.consents, 'share') && c.referral.status !== 'withdrawn'
}

export function disclose(
  c: ReferredCase,
  into: { summarise: (c: ReferredCase) => Summary; words: DeskWords },
): Disclosure {
  const { reference, status, worker } = c.referral
  if (!mayBeRead(c)) return { kind: 'hidden', id: c.id, reference, status, worker, why: whyHidden(c) }
  const summary = into.summarise(c)
  const contact = consentState(c, 'contact')
  const tellGp = consentState(c, 'tellGp')
  const gpPractices = summary.contact.filter(({ id }) => id === 'gpPractice').map(({ value }) => value)
  const hides = {
    addresses: contact.state !== 'given',
    words: tellGp.state === 'given' ? [] : gpPractices,
  }
  return {
    kind: 'shown',
    id: c.id,
    language: c.language,
    referral: c.referral,
    holder: c.holder,
    stopped: c.stopped,
    summary: {
      ...summary,
      contact: summary.contact.filter(
        ({ id }) =>
          (contact.state === 'given' || !contactIds.includes(id)) &&
          (tellGp.state === 'given' || id !== 'gpPractice'),
      ),
    },
    contact,
    tellGp,
    consents: purposes.map((purpose) => {
      const entry = latestConsent(c.consents, purpose)
      const said = entry && { language: entry.language, wording: entry.wording }
      return { purpose, consent: consentState(c, purpose), ...said }
    }),
    lines: transcript(c, hides, into.words),
    sentBy: sentBy(c),
    asked: asked(c),
    reach: reachOf(c),
    events: c.events,
    helpShown: wordsShown(c, c.helpShown, hides),
  }
}

/** What a list may show of a case: `undefined` for all but its reference and status. */
export function discloseHead(
  referral: NonNullable<CaseHead['referral']>,
):
  | Pick<
      NonNullable<CaseHead['referral']>,
      'needs' | 'language' | 'interpreter' | 'reasons' | 'unansweredSince' | 'expectedBy'
    >
  | undefined {
  return referral.shared && referral.status !== 'withdrawn' ? referral : undefined
}

function reachOf({ addresses, events }: ReferredCase): ShownCase['reach'] {
  const last = addresses.at(-1)
  if (last?.dead) return { ...last.dead, channel: last.channel }
  const letGo = last ? undefined : events.findLast(({ name }) => name === 'address.letGo')
  return letGo && { why: 'letGo', channel: String(letGo.about?.channel ?? ''), at: letGo.at }
}

function whyHidden(c: ReferredCase): HiddenCase['why'] {
  if (c.referral.status !== 'withdrawn') return { kind: 'share', consent: consentState(c, 'share') }
  const at = c.events.findLast(({ name }) => name === 'referral.withdrawn')?.at ?? c.referral.endedAt
  return { kind: 'referralWithdrawn', at }
}

function consentState(c: ReferredCase, purpose: Purpose): ConsentState {
  const entry = latestConsent(c.consents, purpose)
  if (!entry) return { state: 'notAsked' }
  if (entry.given) return { state: 'given', at: entry.at }
  return { state: entry.how === 'withdrawn' ? 'withdrawn' : 'refused', at: entry.at }
}
