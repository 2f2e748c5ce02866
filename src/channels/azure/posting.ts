/** One message out through Azure to where somebody was last, and what came of it. */
import type { TurnContext } from 'botbuilder'
import { caseMark } from '../../conversation/case-mark.js'
import type { Post, Posted } from '../../conversation/ports.js'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import { asActivity, type HandoffOf } from '../handoff.js'
import type { AzureAdapter } from './adapter.js'
import type { ShownPlan } from './cards.js'
import { readReference } from './reference.js'
import { activitiesFor, type Rendering } from './render.js'

/** Milliseconds that one message may take. */
const patience = 20_000

export interface Posting extends Omit<Rendering, 'caseMark' | 'plan'> {
  readonly adapter: AzureAdapter
  readonly appId: string | undefined
  /** Elsewhere a page shows it; here it comes with the message that tells of it. */
  readonly planOf: (c: Case, language: string) => ShownPlan
  readonly handoff?: HandoffOf | undefined
}

/** The step of the journey that tells of the plan. */
const tellsOfPlan = ({ say }: Message) => say !== undefined && 'key' in say && say.key === 'close.plan.tell'

export function createPost({ adapter, appId, planOf, handoff, ...rendering }: Posting): Post {
  return async (to, message, c) => {
    const reference = readReference(to.reference)
    if (!reference) return { kind: 'refused', code: 'noReference' }
    const ids: string[] = []
    try {
      const plan = tellsOfPlan(message) ? planOf(c, message.language ?? c.language) : undefined
      const activities = activitiesFor(to.channel, message, { ...rendering, caseMark: caseMark(c), plan })
      const send = async (context: TurnContext) => {
        const event = handoff?.(c, message, to.address)
        for (const activity of [...activities, ...(event ? [asActivity(event)] : [])])
          ids.push((await context.sendActivity(activity))?.id ?? '')
      }
      await within(patience, adapter.continueConversationAsync(appId ?? '', reference, send))
      return { kind: 'sent', ids }
    } catch (error) {
      return failureOf(error)
    }
  }
}

/** The SDK throws what the connector answered, or what went wrong on the way there. */
export function failureOf(error: unknown): Posted {
  const { statusCode, response, name } = (error ?? {}) as {
    name?: string
    statusCode?: number
    response?: { headers?: { get(name: string): string | undefined | null } }
  }
  if (typeof statusCode !== 'number') return { kind: 'later', code: name ?? 'unknown' }
  const code = String(statusCode)
  // Taken away, blocked, or a chat that is no more.
  if (statusCode === 403 || statusCode === 404) return { kind: 'dead', why: 'unreachable', code }
  if (statusCode >= 500 || worthAnotherTry.has(statusCode)) {
    const after = Number(response?.headers?.get('retry-after'))
    return { kind: 'later', code, ...(Number.isFinite(after) && after > 0 && { after }) }
  }
  return { kind: 'refused', code }
}

/** 401 is our own credentials' fault, which somebody mends; 412 is what Teams answers while it is busy with the chat. */
const worthAnotherTry: ReadonlySet<number> = new Set([401, 408, 412, 425, 429])

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), milliseconds)
  })
  try {
    await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
  }
}
