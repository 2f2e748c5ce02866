/** Where a person can be found: a channel and their address there. */
import { z } from 'zod'

export const addressSchema = z.object({
  channel: z.string(),
  address: z.string(),
  /** What the channel itself needs to reach them there later; nobody else reads it. */
  reference: z.json().optional(),
  /** Set when nothing sent there arrives any more; a word from there takes it away. */
  dead: z.object({ why: z.enum(['optedOut', 'unreachable']), at: z.iso.datetime() }).optional(),
})
export type Address = z.infer<typeof addressSchema>

/** The addresses with this one as the one used last, alive again, and with what its channel now needs to come back there. */
export function usedLast(addresses: readonly Address[], used: Address): Address[] {
  const before = addresses.find((one) => sameAddress(one, used))
  const { dead: _dead, ...alive } = { ...before, ...used }
  return [...addresses.filter((one) => one !== before), alive]
}

export const sameAddress = (one: Pick<Address, 'channel' | 'address'>, other: typeof one): boolean =>
  one.channel === other.channel && one.address === other.address
