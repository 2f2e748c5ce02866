/** The first thing that is wrong with what a caller sent, in words that name it. */
import type { z } from 'zod'

export function issueIn({ issues }: z.ZodError): string {
  const [issue] = issues
  const where = issue?.path.map(String).join('.')
  return where ? `${where}: ${issue?.message}` : (issue?.message ?? 'This could not be read.')
}
