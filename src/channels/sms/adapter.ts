/** Our own Bot Framework adapter for text messages: runs a turn of the bot; what is kept goes out by the outbox. */
import { ActivityTypes, TurnContext, type Activity, type ResourceResponse } from 'botbuilder'
import { dialect, type CairnBot, type Dialect } from '../bot.js'
import { OwnAdapter } from '../own-adapter.js'
import { smsChannel } from './channel.js'
import type { ReceivedText } from './provider.js'

export class SmsAdapter extends OwnAdapter {
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
}
