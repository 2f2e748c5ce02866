/** What our own Bot Framework adapters have in common: a turn that nobody began, and that what was said stays said. */
import { ActivityTypes, BotAdapter, TurnContext, type ConversationReference } from 'botbuilder'

export abstract class OwnAdapter extends BotAdapter {
  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const event = { type: ActivityTypes.Event, name: 'continueConversation' }
    const activity = TurnContext.applyConversationReference(event, reference, true)
    return this.runMiddleware(new TurnContext(this, activity), logic)
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('What was said here cannot be changed afterwards'))
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('What was said here cannot be taken back'))
  }
}
