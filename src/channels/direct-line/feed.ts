/** The Direct Line feed: a case's list of messages as activities; the watermark is how many the client has. */
import { ActivityTypes, RoleTypes, type Activity } from 'botbuilder'
import type { Message } from '../../domain/message.js'
import { activityOf } from '../activity.js'

export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[]
  readonly watermark: string
}

export interface Reader {
  readonly conversationId: string
  /** The id that the person's own messages bear for this reader. */
  readonly user: string
  readonly serviceName: string
}

/** Sorts as text in the order of the conversation. */
export const activityId = (conversationId: string, index: number) =>
  `${conversationId}|${String(index).padStart(7, '0')}`

/** Absent and empty mean from the start; undefined for what is no watermark. */
export function readWatermark(given: string | null | undefined): number | undefined {
  if (given === null || given === undefined || given === '' || given === '-') return 0
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined
}

export function activitiesAfter(
  messages: readonly Message[],
  watermark: number,
  reader: Reader,
): ActivitySet {
  let answers: string | undefined
  const activities: Partial<Activity>[] = []
  for (const message of messages) {
    if (message.index >= watermark) activities.push(inFeed(message, reader, answers))
    if (message.from.kind === 'person') answers = activityId(reader.conversationId, message.index)
  }
  return { activities, watermark: String(messages.length) }
}

function inFeed(message: Message, reader: Reader, answers: string | undefined): Partial<Activity> {
  const { conversationId } = reader
  const mine = message.from.kind === 'person'
  return {
    ...activityOf(message),
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

/** A message that is in no case (a farewell after deletion): shown once, never replayed. */
export function passing(activity: Partial<Activity>, reader: Reader, id: string): Partial<Activity> {
  return {
    ...activity,
    type: activity.type ?? ActivityTypes.Message,
    id,
    timestamp: new Date().toISOString() as unknown as Date,
    channelId: 'directline',
    conversation: { id: reader.conversationId } as Activity['conversation'],
    from: fromOf({ kind: 'bot' }, reader),
  }
}
