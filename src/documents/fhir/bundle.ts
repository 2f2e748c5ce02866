/** A referral as a FHIR R4 bundle: everything that belongs to one case, each part referring to the others by UUID. */
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes'
import { communications } from './communication.js'
import { consents } from './consent.js'
import { urlOf, type FhirFrom } from './from.js'
import { observations } from './observation.js'
import { patient } from './patient.js'
import { questionnaireResponse } from './questionnaire-response.js'
import { serviceRequest } from './service-request.js'
import { task } from './task.js'

export function bundle(from: FhirFrom): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    identifier: { value: from.shown.referral.reference },
    timestamp: from.now,
    entry: entries(from),
  }
}

/** The task first: it is what a receiver follows. */
export function entries(from: FhirFrom): (BundleEntry & { resource: Resource })[] {
  const resources: Resource[] = [
    task(from),
    serviceRequest(from),
    patient(from),
    ...consents(from),
    questionnaireResponse(from),
    ...observations(from),
    ...communications(from),
  ]
  return resources.map((resource) => ({ fullUrl: urlOf(resource.id ?? ''), resource }))
}
