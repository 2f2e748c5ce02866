/** What was pressed or ticked, as a client sends it in an activity's `value`; anything else in there is not ours. */
import { z } from 'zod'

/** `ticked`: codes with commas between them, as an Adaptive Card gives the ticked ones back. */
const valueSchema = z.union([
  z.object({ choice: z.string().min(1).max(1_000) }),
  z.object({ ticked: z.string().min(1).max(4_000) }),
])

export function pressedIn(value: unknown): string | undefined {
  const read = valueSchema.safeParse(value)
  if (!read.success) return undefined
  return 'choice' in read.data ? read.data.choice : together(read.data.ticked.split(','))
}

/** Ticked together, `section.step=one` and `section.step=two` are `section.step=one,two`. */
export function together(codes: readonly string[]): string {
  const [first = ''] = codes
  const step = first.slice(0, first.indexOf('=') + 1)
  return step + codes.map((code) => code.slice(code.indexOf('=') + 1)).join(',')
}
