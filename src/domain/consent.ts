/** Consent, one purpose at a time, as a ledger that is only ever added to. */
import { z } from 'zod'

export const purposes = ['keep', 'share', 'tellGp', 'contact', 'checkIn', 'evaluate'] as const
export const purposeSchema = z.enum(purposes)
export type Purpose = z.infer<typeof purposeSchema>

export const consentEntrySchema = z.object({
  purpose: purposeSchema,
  given: z.boolean(),
  at: z.iso.datetime(),
  /** The language the question was put in, and a fingerprint of its exact wording there. */
  language: z.string(),
  wording: z.string(),
  how: z.enum(['asked', 'withdrawn']),
})
export type ConsentEntry = z.infer<typeof consentEntrySchema>
export type ConsentLedger = readonly ConsentEntry[]

/** The latest entry for a purpose; undefined when it was never asked. */
export function latestConsent(ledger: ConsentLedger, purpose: Purpose): ConsentEntry | undefined {
  return ledger.findLast((entry) => entry.purpose === purpose)
}

/** Whether what the person said last about this purpose is yes. Every disclosure asks this. */
export function consented(ledger: ConsentLedger, purpose: Purpose): boolean {
  return latestConsent(ledger, purpose)?.given === true
}
