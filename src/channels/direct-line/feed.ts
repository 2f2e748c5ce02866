/** The Direct Line feed: a case's list of messages as activities; the watermark is how many the client has. */
import { ActivityTypes, RoleTypes, type Activity } from 'botbuilder'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import { asActivity, type HandoffOf } from '../handoff.js'
import { shownOf, type Say } from './shown.js'

export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[]
  readonly watermark: string
}

export interface Reader {
  readonly conversationId: string
  /** The id that the person's own messages bear for this reader. */
  readonly user: string
  readonly serviceName: string
  readonly say: Say
  readonly handoff?: HandoffOf | undefined
}

/** Sorts as text in the order of the conversation. */
export const activityId = (conversationId: string, index: number) =>
  `${conversationId}|${String(index).padStart(7, '0')}`

/** Absent and empty mean from the start; undefined for what is no watermark. */
export function readWatermark(given: string | null | undefined): number | undefined {
  if (given === null || given === undefined || given === '' || given === '-') return 0
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined
}

export function activitiesAfter(c: Case, watermark: number, reader: Reader): ActivitySet {
  const { messages } = c
  const events = (message: Message) => handoffIn(c, message, reader)
  return { activities: feedOf(messages, watermark, reader, events), watermark: String(messages.length) }
}

/** Beside its message, and after it. */
function handoffIn(c: Case, message: Message, reader: Reader): Partial<Activity>[] {
  const { conversationId } = reader
  const event = reader.handoff?.(c, message, conversationId)
  if (!event) return []
  const id = `${activityId(conversationId, message.index)}.handoff`
  return [{ ...sign(ActivityTypes.Event, id, reader, new Date(message.at)), ...asActivity(event) }]
}

function feedOf(
  messages: readonly Message[],
  watermark: number,
  reader: Reader,
  beside: (message: Message) => Partial<Activity>[] = () => [],
): Partial<Activity>[] {
  let answers: string | undefined
  const activities: Partial<Activity>[] = []
  for (const message of messages) {
    if (message.index >= watermark) activities.push(inFeed(message, reader, answers), ...beside(message))
    if (message.from.kind === 'person') answers = activityId(reader.conversationId, message.index)
  }
  return activities
}

function inFeed(message: Message, reader: Reader, answers: string | undefined): Partial<Activity> {
  const { conversationId } = reader
  const mine = message.from.kind === 'person'
  return {
    ...shownOf(message, reader.say),
    id: activityId(conversationId, message.index),
    timestamp: message.at as unknown as Date,
    channelId: 'directline',
    conversation: { id: conversationId } as Activity['conversation'],
    from: fromOf(message.from, reader),
    ...(mine && message.messageId && { channelData: { clientActivityID: message.messageId } }),
    ...(!mine && answers && { replyToId: answers }),
  }
}

function fromOf(from: Message['from'], { user, serviceName }: Reader): Activity['from'] {
  if (from.kind === 'person') return { id: user, name: '', role: RoleTypes.User }
  return from.kind === 'worker'
    ? { id: 'worker', name: from.name, role: RoleTypes.Bot }
    : { id: 'cairn', name: serviceName, role: RoleTypes.Bot }
}

/** The last messages of a conversation that is in no store any more, and that it is over. */
export function parting(messages: readonly Message[], reader: Reader): ActivitySet {
  const after = Math.max(-1, ...messages.map(({ index }) => index)) + 1
  const over = sign(ActivityTypes.EndOfConversation, activityId(reader.conversationId, after), reader)
  return { activities: [...feedOf(messages, 0, reader), over], watermark: String(after + 1) }
}

/** "Cairn is typing", or the worker of that name: shown while a turn takes its time, and never replayed. Dated before the answer, or it outlives it. */
export const typing = (reader: Reader, since: Date, worker?: string): Partial<Activity> => ({
  ...sign(ActivityTypes.Typing, `${reader.conversationId}|typing-${since.getTime()}`, reader, since),
  ...(worker === undefined ? {} : { from: fromOf({ kind: 'worker', id: '', name: worker }, reader) }),
})

/** What the bot shows without a word. */
const sign = (type: string, id: string, reader: Reader, at = new Date()): Partial<Activity> => ({
  type,
  id,
  timestamp: at.toISOString() as unknown as Date,
  channelId: 'directline',
  conversation: { id: reader.conversationId } as Activity['conversation'],
  from: fromOf({ kind: 'bot' }, reader),
})
