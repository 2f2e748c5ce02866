/** What every FHIR R4 resource is made from: the disclosed case, words, and references that stay the same for one case. */
import { createHash } from 'node:crypto'
import type { CodeableConcept, Reference, Resource } from '@medplum/fhirtypes'
import type { ShownCase } from '../../desk/disclosure.js'
import type { From } from '../prsb/from.js'

export interface FhirFrom extends From {
  /** ISO. */
  readonly now: string
}

/** Verified codes alone; what is not verified is text. */
export const snomed = 'http://snomed.info/sct'

/** The same for the same part of the same case, and for no other: a UUID of version 5's shape. */
export function idOf({ id }: Pick<ShownCase, 'id'>, part: string): string {
  const hash = createHash('sha1').update(`cairn ${id} ${part}`).digest('hex')
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

export const urlOf = (id: string): string => `urn:uuid:${id}`

/** To a part of the same case: `patient`, `serviceRequest`, `observation 0`. */
export const refer = <Target extends Resource>(
  shown: Pick<ShownCase, 'id'>,
  part: string,
): Reference<Target> => ({
  reference: urlOf(idOf(shown, part)),
})

export const inWords = (text: string): CodeableConcept => ({ text })
