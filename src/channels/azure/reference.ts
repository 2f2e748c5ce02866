/** Where to answer: as much of a Bot Framework conversation reference as it takes to reach somebody later, and no names. */
import type { Activity, ConversationReference } from 'botbuilder'
import { z } from 'zod'
import type { Inbound } from '../../conversation/ports.js'

const referenceSchema = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
})

export function referenceOf(activity: Activity): Inbound['reference'] {
  const { channelId, serviceUrl, recipient, from, conversation } = activity
  const { id, conversationType, tenantId } = conversation
  return {
    channelId,
    serviceUrl,
    bot: { id: recipient.id },
    user: { id: from.id },
    conversation: { id, ...(conversationType && { conversationType }), ...(tenantId && { tenantId }) },
  }
}

export function readReference(kept: Inbound['reference']): Partial<ConversationReference> | undefined {
  const read = referenceSchema.safeParse(kept)
  return read.success ? (read.data as Partial<ConversationReference>) : undefined
}
