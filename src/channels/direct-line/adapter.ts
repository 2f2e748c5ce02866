/** Our own Bot Framework adapter for Direct Line: runs a turn of the bot, and what it says goes to the live sockets. */
import { ActivityTypes, TurnContext, type Activity, type ResourceResponse } from 'botbuilder'
import { OwnAdapter } from '../own-adapter.js'
import { webChannel } from './channel.js'
import { turnResult, type CairnBot, type TurnResult } from '../bot.js'
import { activityId } from './feed.js'
import type { Live } from './live.js'

const botId = 'cairn'

export interface Posted {
  readonly conversationId: string
  readonly user: string
  /** The same id again is the same message. */
  readonly messageId: string
  readonly text: string
  readonly choice?: string | undefined
  readonly language?: string | undefined
}

export class DirectLineAdapter extends OwnAdapter {
  constructor(
    private readonly bot: CairnBot,
    private readonly live: Live,
  ) {
    super()
  }

  /** The person and the bot come into the conversation: it begins with its greeting, once. */
  async join(who: {
    conversationId: string
    user: string
    language?: string | undefined
  }): Promise<TurnResult> {
    const membersAdded = [{ id: who.user }, { id: botId }] as Activity['membersAdded']
    return this.#run({ ...base(who), type: ActivityTypes.ConversationUpdate, membersAdded })
  }

  /** @throws what the conversation throws when nothing could be kept. */
  async say(posted: Posted): Promise<TurnResult> {
    return this.#run({
      ...base(posted),
      type: ActivityTypes.Message,
      id: posted.messageId,
      text: posted.text,
      ...(posted.choice && { value: { choice: posted.choice } }),
    })
  }

  async #run(activity: Partial<Activity>): Promise<TurnResult> {
    const context = new TurnContext(this, activity)
    await this.runMiddleware(context, (inTurn) => this.bot.run(inTurn))
    return context.turnState.get<TurnResult>(turnResult)
  }

  /** The feed is the case itself: the sockets are brought up to it. A farewell, in no case any more, is the door's to say. */
  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const { id } = context.activity.conversation
    const result = context.turnState.get<TurnResult>(turnResult)
    if (result.kind !== 'erased') this.live.push(id, result.case)
    const indexOf = ({ channelData }: Partial<Activity>) => (channelData as { index: number }).index
    return Promise.resolve(activities.map((activity) => ({ id: activityId(id, indexOf(activity)) })))
  }
}

function base(of: {
  conversationId: string
  user: string
  language?: string | undefined
}): Partial<Activity> {
  return {
    channelId: webChannel,
    conversation: { id: of.conversationId } as Activity['conversation'],
    from: { id: of.user, name: '' },
    recipient: { id: botId, name: '' },
    ...(of.language && { locale: of.language }),
  }
}
