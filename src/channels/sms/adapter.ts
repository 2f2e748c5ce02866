/** Our own Bot Framework adapter for text messages: runs a turn of the bot; what is kept goes out by the outbox. */
import {
  ActivityTypes,
  BotAdapter,
  TurnContext,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
} from 'botbuilder'
import { dialect, type CairnBot, type Dialect } from '../bot.js'
import { smsChannel } from './channel.js'
import type { ReceivedText } from './provider.js'

export class SmsAdapter extends BotAdapter {
  constructor(
    private readonly bot: CairnBot,
    private readonly farewell: (to: string, text: string) => Promise<void>,
  ) {
    super()
  }

  /** @throws StoreError when it could not be kept. */
  async say({ id, from, text, carrier }: ReceivedText): Promise<void> {
    const activity: Partial<Activity> = {
      type: ActivityTypes.Message,
      channelId: smsChannel,
      id,
      conversation: { id: from } as Activity['conversation'],
      from: { id: from, name: '' },
      recipient: { id: 'cairn', name: '' },
      text,
      ...(carrier && { value: { choice: `!${carrier}` } }),
    }
    const context = new TurnContext(this, activity)
    // The carrier answers a stop, and delivers nothing more of ours.
    context.turnState.set(dialect, { inbound: () => ({ stopsUnanswered: true }) } satisfies Dialect)
    await this.runMiddleware(context, (inTurn) => this.bot.run(inTurn))
  }

  /** Only what is in no case any more comes this way: the words after "delete everything". */
  override async sendActivities(
    { activity }: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    for (const { text } of activities) if (text) await this.farewell(activity.conversation.id, text)
    return activities.map(() => ({ id: '' }))
  }

  /** A turn that nobody's message began. */
  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const event = { type: ActivityTypes.Event, name: 'continueConversation' }
    const activity = TurnContext.applyConversationReference(event, reference, true)
    return this.runMiddleware(new TurnContext(this, activity), logic)
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('A text message cannot be changed after it is sent'))
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('A text message cannot be taken back after it is sent'))
  }
}
