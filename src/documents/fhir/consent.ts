/** One consent for each purpose that was asked about, with the wording it was asked in. */
import type { Consent } from '@medplum/fhirtypes'
import { idOf, inWords, refer, type FhirFrom } from './from.js'

const statuses = { given: 'active', refused: 'rejected', withdrawn: 'inactive' } as const

export function consents({ shown, writing }: FhirFrom): Consent[] {
  return shown.consents.flatMap(({ purpose, consent, language, wording }): Consent[] => {
    if (consent.state === 'notAsked') return []
    const asked =
      language && wording
        ? writing.say('consentWording', { language: writing.languageName(language), wording })
        : writing.say(`consent.${purpose}`)
    return [
      {
        resourceType: 'Consent',
        id: idOf(shown, `consent ${purpose}`),
        status: statuses[consent.state],
        scope: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
        },
        category: [inWords(writing.say(`consent.${purpose}`))],
        patient: refer(shown, 'patient'),
        dateTime: consent.at,
        policyRule: inWords(asked),
        provision: { type: consent.state === 'given' ? 'permit' : 'deny' },
      },
    ]
  })
}
