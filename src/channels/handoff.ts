/** The Bot Framework's hand-off events, which go out beside the message that tells the person of it, for hubs that understand them. */
import type { Activity } from 'botbuilder'
import type { Case } from '../domain/case.js'
import type { Message } from '../domain/message.js'

export interface HandoffEvent {
  readonly type: 'event'
  readonly name: string
  readonly value: unknown
  readonly attachments: readonly { readonly contentType: string; readonly content: unknown }[]
}

export const asActivity = ({ type, name, value, attachments }: HandoffEvent): Partial<Activity> => ({
  type,
  name,
  value,
  attachments: [...attachments],
})

/** The event that belongs to a message of this case; most have none. Undefined as a whole where no hub listens. */
export type HandoffOf = (c: Case, message: Message, conversationId: string) => HandoffEvent | undefined
