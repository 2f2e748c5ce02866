/** The one bot of every channel: an activity becomes a turn of the conversation, and its messages go back. */
import { ActivityHandler, type Activity, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Conversation, Inbound, Outbox, Received } from '../conversation/ports.js'
import type { Case } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import { activityOf } from './activity.js'
import { plainWords } from './plain-words.js'

export interface Sending extends Pick<Outbox, 'flush'> {
  readonly pushes: (channel: string) => boolean
  /** Where somebody else (the carrier) answers a stop. */
  readonly stopsUnanswered: (channel: string) => boolean
}

/** What a turn came to, left in the turn's state for the channel that began it. */
export type TurnResult = Received | { readonly kind: 'started'; readonly case: Case; readonly fresh: boolean }
export const turnResult = Symbol('turnResult')

const pressedSchema = z.object({ choice: z.string().max(1_000) })

export class CairnBot extends ActivityHandler {
  constructor(
    conversation: Conversation,
    private readonly defaultLanguage: string,
    sending: Sending,
  ) {
    super()
    /** What is kept and must be sent goes by the outbox, which nobody waits for; a farewell goes at once. */
    const say = async (context: TurnContext, c: Case | undefined, messages: readonly Message[]) => {
      if (c && sending.pushes(context.activity.channelId)) void sending.flush(c.id)
      else if (messages.length > 0) await context.sendActivities(messages.map(activityOf))
    }
    this.onMessage(async (context, next) => {
      const received = await conversation.receive({
        ...inboundOf(context.activity),
        ...(sending.stopsUnanswered(context.activity.channelId) && { stopsUnanswered: true }),
      })
      context.turnState.set(turnResult, received)
      const said = received.messages.filter(({ from }) => from.kind !== 'person')
      await say(context, received.kind === 'ok' ? received.case : undefined, said)
      await next()
    })
    this.onMembersAdded(async (context, next) => {
      const { activity } = context
      if (activity.membersAdded?.some(({ id }) => id !== activity.recipient.id)) {
        const at = { channel: activity.channelId, address: activity.conversation.id }
        const before = await conversation.caseAt(at.channel, at.address)
        const language = activity.locale ?? this.defaultLanguage
        const started = before ?? (await conversation.start({ ...at, language }))
        context.turnState.set(turnResult, { kind: 'started', case: started, fresh: !before })
        if (!before) await say(context, started, started.messages)
      }
      await next()
    })
  }
}

/** The activity's `value: { choice }` is a pressed button; anything else in it is not ours and is left alone. */
function inboundOf(activity: Activity): Inbound {
  const pressed = pressedSchema.safeParse(activity.value)
  return {
    channel: activity.channelId,
    address: activity.conversation.id,
    messageId: activity.id ?? '',
    text: plainWords(activity.text ?? ''),
    ...(pressed.success && { choice: pressed.data.choice }),
    ...(activity.locale && { language: activity.locale }),
  }
}
