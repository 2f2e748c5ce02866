/** A place in the order of changes as a caller is given it: opaque, and checked when it comes back. */
import { z } from 'zod'
import type { Place } from './changes.js'

const placeSchema = z.tuple([z.iso.datetime(), z.string().min(1).max(200)])

export const cursorOf = ({ changedAt, id }: Place): string =>
  Buffer.from(JSON.stringify([changedAt, id])).toString('base64url')

export const cursorSchema = z
  .string()
  .max(600)
  .transform((text, context): Place => {
    const place = placeSchema.safeParse(parsed(text))
    if (place.success) return { changedAt: place.data[0], id: place.data[1] }
    context.addIssue({ code: 'custom', message: 'is not a cursor that was given out here' })
    return z.NEVER
  })

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
