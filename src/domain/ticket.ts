/** A code that opens a case from somewhere else, once and for some days; and one that shows that a phone or a mailbox is somebody's own. */
import { z } from 'zod'

export const ticketSchema = z.object({
  /** Only this is kept: whoever reads the data cannot come back with it. */
  hash: z.string(),
  until: z.iso.datetime(),
})

export const verifyingSchema = z.object({
  /** A phone (E.164) or a mailbox, under its channel. */
  to: z.object({ channel: z.string(), address: z.string() }),
  hash: z.string(),
  until: z.iso.datetime(),
  /** How often a wrong code was typed. */
  tries: z.number().int(),
})

/** The channel under which a case is found by its code, beside its addresses. */
export const ticketChannel = 'ticket'
