/** What an authentic activity comes to: a turn of the bot in private, an offer to go there in a group. */
import { ActivityTypes, Channels, type Activity, type TurnContext } from 'botbuilder'
import type { Conversation } from '../../conversation/ports.js'
import { hashed, type Log } from '../../log.js'
import { dialect, type CairnBot, type Dialect } from '../bot.js'
import { offeredLanguage } from '../language.js'
import { saidIn } from './inbound.js'
import { isPersonal } from './personal.js'
import { privateOffer } from './private-offer.js'
import { activitiesFor, type Rendering } from './render.js'

export interface TurnWorld extends Omit<Rendering, 'caseMark' | 'plan'> {
  readonly bot: CairnBot
  readonly conversation: Conversation
  readonly log: Log
  readonly languages: readonly string[]
  readonly defaultLanguage: string
  /** Undefined where the bot has no identity, as before an emulator. */
  readonly appId: string | undefined
}

export function createTurn(world: TurnWorld): (context: TurnContext) => Promise<void> {
  const { bot, conversation, languages, defaultLanguage, log } = world

  /** Said in the open turn and kept nowhere. What cannot be delivered is no reason to have the activity sent again. */
  async function tell(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    try {
      await context.sendActivity(activity)
    } catch (error) {
      const code = error instanceof Error ? error.name : 'unknown'
      log.event({
        name: 'message.notSent',
        case: hashed(context.activity.conversation.id),
        why: 'refused',
        code,
      })
    }
  }

  return async (context) => {
    const { activity } = context
    // Nothing of ours asks for one: left alone, it is answered 501.
    if (activity.type === (ActivityTypes.Invoke as string)) return
    if (!isPersonal(activity)) {
      const language = offeredLanguage(activity.locale, languages) ?? defaultLanguage
      if (isMeantForUs(activity)) await tell(context, privateOffer(activity, language, world))
      return
    }
    const { eventType } = (activity.channelData ?? {}) as { eventType?: string }
    // What was taken back and is put back was heard the first time.
    if (eventType === 'undeleteMessage') return
    if (activity.type === (ActivityTypes.MessageDelete as string)) {
      const c = await conversation.caseAt(activity.channelId, activity.conversation.id)
      if (c) await tell(context, { text: world.say('teams.deleted', c.language), textFormat: 'plain' })
      return
    }
    context.turnState.set(dialect, {
      inbound: (said) => saidIn(said, languages),
      render: (message) => activitiesFor(activity.channelId, message, { ...world, caseMark: '' }),
    } satisfies Dialect)
    await bot.run(context)
  }
}

/** A message that names us (in a group nothing else reaches a bot), or our own coming. */
function isMeantForUs({ type, channelId, membersAdded, recipient }: Activity): boolean {
  if (type === (ActivityTypes.Message as string)) return true
  const isOnTeams = channelId === (Channels.Msteams as string)
  const isOurComing = membersAdded?.some(({ id }) => id === recipient.id) === true
  return type === (ActivityTypes.ConversationUpdate as string) && isOnTeams && isOurComing
}
