/** How far a message has come that must be sent out, because its reader's channel does not fetch it. */
import { z } from 'zod'

/** In the order in which they can follow one another: what arrived does not become merely sent again. */
export const deliveryStates = ['waiting', 'sent', 'delivered', 'failed'] as const
export const deliveryStateSchema = z.enum(deliveryStates)
export type DeliveryState = (typeof deliveryStates)[number]

export const deliverySchema = z.object({
  channel: z.string(),
  address: z.string(),
  state: deliveryStateSchema,
  /** How often sending was tried in vain. */
  tries: z.number().int(),
  /** One for each text that it went out as: the far side's own id, and how far that text has come. */
  parts: z.array(z.object({ id: z.string(), state: z.enum(['sent', 'delivered', 'failed']) })),
  /** Why it failed, as the far side calls it. */
  code: z.string().optional(),
})
export type Delivery = z.infer<typeof deliverySchema>
