/** The published figures of the net: what it missed and where it raised a false alarm, on lines its authors had not seen. */
import { z } from 'zod'

const count = z.int().min(0)

const figuresOfSchema = z.strictObject({
  lines: count,
  /** Plain emergencies, wishes to die, violence; and how many of them were missed. */
  plain: count,
  plainMissed: count,
  /** Indirect, coded, misspelt, told by somebody else. */
  indirect: count,
  indirectMissed: count,
  /** Lines that call for no help, and how many of them were shown an alarm. */
  none: count,
  falseAlarms: count,
  /** Shown help of another kind than expected; not counted above. */
  otherHelp: count,
})
export type FiguresOf = z.infer<typeof figuresOfSchema>

export const figuresSchema = z.strictObject({
  measuredOn: z.iso.date(),
  /** The versions of the phrases that were measured. */
  version: z.string(),
  /** Which lines: who wrote them, and who has seen them. */
  lines: z.string(),
  languages: z.record(z.string(), figuresOfSchema),
})
export type Figures = z.infer<typeof figuresSchema>
