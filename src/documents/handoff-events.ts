/**
 * The hand-off protocol of the Bot Framework, as events for hubs that understand it: `handoff.initiate` with what a human
 * needs to know in `value` and the transcript attached, then `handoff.status` as the referral goes on.
 */
import type { Disclosure, ShownCase } from '../desk/disclosure.js'
import type { Line } from '../desk/transcript.js'
import type { Referral } from '../domain/referral.js'
import { statusReason } from './prsb/document.js'
import { own, type From } from './prsb/from.js'
import type { Own } from './prsb/node.js'
import type { Writing } from './writing.js'

export interface HandoffAt {
  /** ISO. */
  readonly now: string
  /** The conversation as the hub's channel knows it. */
  readonly conversation: { readonly id: string }
}

interface HandoffEvent<Name extends string, Value> {
  readonly type: 'event'
  readonly name: Name
  readonly id: string
  readonly timestamp: string
  readonly conversation: { readonly id: string }
  readonly value: Value
  readonly attachments: readonly { contentType: string; name: string; content: unknown }[]
  readonly entities: readonly never[]
}

export interface HandoffContext {
  readonly reference: string
  readonly language: string
  readonly interpreterNeeded: boolean
  /** What the person said in their own words. */
  readonly words: readonly Own[]
  readonly needs: readonly string[]
  /** Why a link worker is asked for. */
  readonly reasons: readonly string[]
  readonly access: readonly string[]
}
export type HandoffInitiate = HandoffEvent<'handoff.initiate', HandoffContext>

export interface HandoffState {
  readonly state: 'accepted' | 'failed' | 'completed'
  readonly message?: string
}
export type HandoffStatus = HandoffEvent<'handoff.status', HandoffState>

export function handoffInitiate({ shown, writing }: From, at: HandoffAt): HandoffInitiate {
  const { summary, referral } = shown
  return {
    ...common('handoff.initiate', referral.reference, at),
    value: {
      reference: referral.reference,
      language: shown.language,
      interpreterNeeded: summary.interpreter,
      words: summary.words.map(own),
      needs: summary.needs.map(({ label }) => label),
      reasons: summary.reasons.map(({ text }) => text),
      access: summary.access,
    },
    attachments: [
      {
        contentType: 'application/json',
        name: 'Transcript',
        content: { activities: shown.lines.map((line) => asActivity(line, shown, writing)) },
      },
    ],
  }
}

/** Undefined while nobody has answered, and for a case of which nothing may be told. */
export function handoffStatus(
  disclosed: Disclosure,
  at: HandoffAt & { readonly writing: Writing },
): HandoffStatus | undefined {
  const reference = disclosed.kind === 'shown' ? disclosed.referral.reference : disclosed.reference
  const status = disclosed.kind === 'shown' ? disclosed.referral.status : disclosed.status
  if (disclosed.kind === 'hidden' && status !== 'withdrawn') return undefined
  const state = states[status]
  if (state === undefined) return undefined
  const reason = disclosed.kind === 'shown' ? statusReason(disclosed, at.writing) : undefined
  const message = reason ?? at.writing.say(`status.${status}`)
  return { ...common('handoff.status', reference, at), value: { state, message } }
}

const states: Readonly<Record<Referral['status'], HandoffState['state'] | undefined>> = {
  waiting: undefined,
  taken: 'accepted',
  declined: 'failed',
  withdrawn: 'failed',
  closed: 'completed',
}

function common<Name extends string>(name: Name, reference: string, { now, conversation }: HandoffAt) {
  const id = `${reference}-${name}-${now}`
  return {
    type: 'event' as const,
    name,
    id,
    timestamp: now,
    conversation: { id: conversation.id },
    attachments: [],
    entities: [],
  }
}

/** Each message as the Bot Framework has it; numbers and names that consent does not cover are already taken out. */
function asActivity(
  { index, at, from, text, language }: Line,
  { language: theirs }: ShownCase,
  writing: Writing,
) {
  const isPerson = from.kind === 'person'
  return {
    type: 'message',
    id: String(index),
    timestamp: at,
    from: {
      id: from.kind,
      name: from.kind === 'worker' ? from.name : writing.say(`who.${from.kind}`),
      role: isPerson ? 'user' : 'bot',
    },
    text,
    locale: language ?? (isPerson ? theirs : writing.language),
  }
}
