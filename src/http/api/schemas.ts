/** What callers send and are sent: checked here, and described from here. */
import { z } from 'zod'
import type { PrsbSchema } from '../../documents/prsb/schema.js'
import { declineReasons, outcomes, referralSchema } from '../../domain/referral.js'
import { cursorSchema } from './cursor.js'

export const mostPerPage = 100

const statusSchema = referralSchema.shape.status

export const listQuery = z.object({
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text).toISOString())
    .optional()
    .meta({ description: 'Only referrals that changed at or after this moment.' }),
  cursor: cursorSchema.optional().meta({ description: 'The `next` of the page before.' }),
  status: statusSchema.optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostPerPage)
    .default(20)
    .meta({ description: `How many on a page, at most ${mostPerPage}.` }),
})

const workerName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ description: 'The link worker’s name: the person is told it.' })

export const statusChangeSchema = z
  .discriminatedUnion('status', [
    z
      .strictObject({ status: z.literal('taken'), worker: workerName })
      .meta({ title: 'A link worker takes a waiting referral' }),
    z.strictObject({ status: z.literal('waiting') }).meta({ title: 'It goes back to the queue' }),
    z
      .strictObject({ status: z.literal('declined'), reason: z.enum(declineReasons) })
      .meta({ title: 'It is declined, and the person is told why' }),
    z
      .strictObject({ status: z.literal('closed'), outcome: z.enum(outcomes) })
      .meta({ title: 'It is closed with its outcome' }),
  ])
  .meta({ id: 'StatusChange' })
export type StatusChange = z.infer<typeof statusChangeSchema>

export const hiddenSchema = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    status: statusSchema,
    changedAt: z.iso.datetime(),
    hidden: z.literal(true),
  })
  .meta({
    id: 'HiddenReferral',
    description:
      'A referral that may not be read now: consent to share or the referral itself was withdrawn. Delete what you hold of it.',
  })

export const errorSchema = z
  .strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) })
  .meta({ id: 'Error' })

export const pageSchema = (referral: PrsbSchema) =>
  z
    .strictObject({
      items: z.array(z.union([referral, hiddenSchema])),
      next: z.string().optional().meta({
        description: 'Ask with `cursor` set to this for what follows, also when nothing does yet.',
      }),
      more: z.boolean().meta({ description: 'Whether there is more now.' }),
    })
    .meta({ id: 'ReferralPage' })
