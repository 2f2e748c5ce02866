/** What we take of an activity that Azure posts; bounded, and nothing else of it is read. */
import type { Activity } from 'botbuilder'
import { z } from 'zod'

const id = z.string().min(1).max(1_000)
const account = z.object({
  id,
  role: z.string().max(40).nullish(),
  aadObjectId: z.string().max(100).nullish(),
})

const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: z.string().max(100).nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().max(100).nullish(),
  }),
  timestamp: z.string().max(100).nullish(),
  locale: z.string().max(100).nullish(),
  text: z.string().nullish(),
  textFormat: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  name: z.string().max(1_000).nullish(),
  action: z.string().max(100).nullish(),
  membersAdded: z.array(z.object({ id })).max(1_000).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string().nullish() }))
    .max(1_000)
    .nullish(),
  channelData: z
    .looseObject({ eventType: z.string().max(100).nullish() })
    .nullish()
    .catch(undefined),
})

/** Undefined for what is no activity, or one that could not be answered. */
export function readActivity(body: unknown): Activity | undefined {
  const read = activitySchema.safeParse(body)
  if (!read.success) return undefined
  const present = Object.entries(read.data).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(present) as unknown as Activity
}
