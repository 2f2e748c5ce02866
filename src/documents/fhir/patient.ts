/** The person, as far as they agreed to have it passed on. */
import type { ContactPoint, HumanName, Patient } from '@medplum/fhirtypes'
import { aboutOf, contactOf } from '../prsb/from.js'
import { idOf, type FhirFrom } from './from.js'

export function patient(from: FhirFrom): Patient {
  const { shown, writing } = from
  const born = contactOf(from, 'birthDate')?.raw
  const place = aboutOf(from, 'where.place')
  const practice = contactOf(from, 'gpPractice')
  const names = namesOf(from)
  const telecom = telecomOf(from)
  return {
    resourceType: 'Patient',
    id: idOf(shown, 'patient'),
    language: writing.language,
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired',
        valueBoolean: shown.summary.interpreter,
      },
    ],
    identifier: [{ value: shown.referral.reference }],
    ...(names.length > 0 ? { name: names } : {}),
    ...(telecom.length > 0 ? { telecom } : {}),
    ...(born ? { birthDate: born } : {}),
    ...(place ? { address: [place.raw ? { postalCode: place.raw } : { text: place.value }] } : {}),
    communication: [
      {
        language: {
          coding: [{ system: 'urn:ietf:bcp:47', code: shown.language }],
          text: writing.languageName(shown.language),
        },
        preferred: true,
      },
    ],
    ...(practice ? { generalPractitioner: [{ display: practice.value }] } : {}),
  }
}

function namesOf(from: FhirFrom): HumanName[] {
  const name = contactOf(from, 'name')
  const preferred = contactOf(from, 'preferredName')
  return [
    ...(name ? [{ use: 'official' as const, text: name.value }] : []),
    ...(preferred ? [{ use: 'usual' as const, text: preferred.value }] : []),
  ]
}

function telecomOf(from: FhirFrom): ContactPoint[] {
  const phone = contactOf(from, 'phone')
  const email = contactOf(from, 'email')
  return [
    ...(phone ? [{ system: 'phone' as const, value: phone.raw ?? phone.value }] : []),
    ...(email ? [{ system: 'email' as const, value: email.raw ?? email.value }] : []),
  ]
}
