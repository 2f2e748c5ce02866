/** Teams of link workers in one deployment: where they work, in which languages, who they are and who leads them. */
import { z } from 'zod'

/** Both days are still leave. */
const leaveSchema = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, 'must begin before it ends')

const teamWorkerSchema = z.strictObject({
  /** As they sign in to the desk. */
  username: z.string().min(1).toLowerCase(),
  mail: z.email().optional(),
  leave: z.array(leaveSchema).default([]),
})
export type TeamWorker = z.infer<typeof teamWorkerSchema>

export const teamSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower case letters, digits and hyphens'),
    name: z.string().min(1),
    /** Outward postcodes (`XB1`), sectors (`XB1 2`) or towns; a team without any works everywhere. */
    areas: z.array(z.string().min(1)).default([]),
    /** Languages that somebody of the team speaks. */
    languages: z.array(z.string()).default([]),
    workers: z.array(teamWorkerSchema).min(1),
    /** The username of whoever is told when a promise is broken. */
    lead: z.string().toLowerCase(),
    /** Mail addresses that are told of every hand-off and alert. */
    notices: z.array(z.email()).default([]),
  })
  .refine(({ lead, workers }) => workers.some(({ username }) => username === lead), {
    error: 'must be one of the workers',
    path: ['lead'],
  })
export type Team = z.infer<typeof teamSchema>

export const isOnLeave = ({ leave }: TeamWorker, day: string): boolean =>
  leave.some(({ from, to }) => from <= day && day <= to)
