/** The one bot of every channel: an activity becomes a turn of the conversation, and its messages go back. */
import { ActivityHandler, type Activity, type BotHandler, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Conversation, Inbound, Outbox, Received } from '../conversation/ports.js'
import type { Case } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import type { Pushes } from '../domain/outgoing.js'
import { activityOf } from './activity.js'
import { plainWords } from './plain-words.js'

export interface Sending extends Pick<Outbox, 'flush'> {
  readonly pushes: Pushes
}

/** What a turn came to, left in the turn's state for the channel that began it. */
export type TurnResult = Received | { readonly kind: 'started'; readonly case: Case; readonly fresh: boolean }
export const turnResult = Symbol('turnResult')

/** What a channel has of its own; put into the turn's state by the channel that begins the turn. */
export interface Dialect {
  /** What an activity says, beside its channel and address. */
  inbound(activity: Activity): Partial<Inbound>
  /** A message that is sent in the open turn, where it has a form of its own. */
  render?(message: Message): Partial<Activity>[]
}
export const dialect = Symbol('dialect')

const pressedSchema = z.object({ choice: z.string().max(1_000) })

export class CairnBot extends ActivityHandler {
  constructor(
    conversation: Conversation,
    private readonly defaultLanguage: string,
    private readonly sending: Sending,
  ) {
    super()
    const hear: BotHandler = async (context, next) => {
      const received = await conversation.receive(inboundOf(context))
      context.turnState.set(turnResult, received)
      const said = received.messages.filter(({ from }) => from.kind !== 'person')
      await this.#say(context, received.kind === 'ok' ? received.case : undefined, said)
      await next()
    }
    const greet = async (context: TurnContext) => {
      const { channel, address, language = this.defaultLanguage, reference } = inboundOf(context)
      const before = await conversation.caseAt(channel, address)
      const at = { channel, address, language, ...(reference !== undefined && { reference }) }
      const started = before ?? (await conversation.start(at))
      context.turnState.set(turnResult, { kind: 'started', case: started, fresh: !before })
      if (!before) await this.#say(context, started, started.messages)
    }
    this.onMessage(hear)
    this.onMessageUpdate(hear)
    this.onMembersAdded(async (context, next) => {
      const { membersAdded, recipient } = context.activity
      if (membersAdded?.some(({ id }) => id !== recipient.id)) await greet(context)
      await next()
    })
    this.onInstallationUpdateAdd(async (context, next) => {
      await greet(context)
      await next()
    })
  }

  /** What is kept and must be sent goes by the outbox, which the channel's client need not wait for; a farewell goes at once. */
  async #say(context: TurnContext, c: Case | undefined, messages: readonly Message[]): Promise<void> {
    if (c && this.sending.pushes(context.activity.channelId)) void this.sending.flush(c.id)
    else if (messages.length > 0) {
      const own = context.turnState.get<Dialect | undefined>(dialect)
      const render = (message: Message) => own?.render?.(message) ?? [activityOf(message)]
      await context.sendActivities(messages.flatMap(render))
    }
  }
}

/** The activity's `value: { choice }` is a pressed button; anything else in it is not ours and is left alone. */
function inboundOf({ activity, turnState }: TurnContext): Inbound {
  const own = turnState.get<Dialect | undefined>(dialect)
  const pressed = pressedSchema.safeParse(activity.value)
  return {
    channel: activity.channelId,
    address: activity.conversation.id,
    messageId: activity.id ?? '',
    text: plainWords(activity.text ?? ''),
    ...(pressed.success && { choice: pressed.data.choice }),
    ...(activity.locale && { language: activity.locale }),
    ...own?.inbound(activity),
  }
}
