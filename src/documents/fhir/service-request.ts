/** What is asked for: social prescribing, for the needs the person named, in their own words. */
import type { Patient, ServiceRequest } from '@medplum/fhirtypes'
import type { Referral } from '../../domain/referral.js'
import { idOf, inWords, refer, snomed, type FhirFrom } from './from.js'
import { observationParts } from './observation.js'

/** Referral to social prescribing service. */
const socialPrescribing = '871731000000106'

export function serviceRequest(from: FhirFrom): ServiceRequest {
  const { shown, writing } = from
  const { referral, summary } = shown
  const person = refer<Patient>(shown, 'patient')
  const reasons = [...summary.needs.map(({ label }) => label), ...summary.reasons.map(({ text }) => text)]
  const notes = summary.words.map(({ text }) => ({ authorReference: person, text }))
  return {
    resourceType: 'ServiceRequest',
    id: idOf(shown, 'serviceRequest'),
    identifier: [{ value: referral.reference }],
    status: statusOf(referral),
    intent: 'order',
    code: {
      coding: [
        { system: snomed, code: socialPrescribing, display: 'Referral to social prescribing service' },
      ],
      text: writing.say('document.subtitle'),
    },
    subject: person,
    authoredOn: referral.madeAt,
    requester: person,
    performer: [{ display: writing.service.name }],
    ...(reasons.length > 0 ? { reasonCode: reasons.map(inWords) } : {}),
    supportingInfo: [
      refer(shown, 'questionnaireResponse'),
      ...observationParts(shown).map((part) => refer(shown, part)),
    ],
    ...(notes.length > 0 ? { note: notes } : {}),
  }
}

function statusOf({ status, outcome }: Referral): ServiceRequest['status'] {
  if (status === 'declined' || status === 'withdrawn' || outcome === 'notWanted') return 'revoked'
  return status === 'closed' ? 'completed' : 'active'
}
