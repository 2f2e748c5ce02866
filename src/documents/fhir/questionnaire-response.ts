/** What the person answered, question by question, their own words untouched and in their language. */
import type { QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes'
import type { Detail, Said } from '../../desk/ports.js'
import { idOf, refer, type FhirFrom } from './from.js'

export function questionnaireResponse(from: FhirFrom): QuestionnaireResponse {
  const { shown, writing } = from
  const { summary, referral } = shown
  const own = (linkId: string, text: string, said: Said | undefined) =>
    said ? [answered(linkId, text, said.text, said.language)] : []
  const access = summary.access.map((need) => ({ valueString: need }))
  const item = [
    ...summary.words.map(({ question, ...said }, at) =>
      answered(`words.${at + 1}`, question, said.text, said.language),
    ),
    ...own('tried', writing.say('case.tried'), summary.tried),
    ...own('goesWell', writing.say('case.strengths'), summary.strengths),
    ...own('enjoys', writing.say('case.enjoys'), summary.enjoys),
    ...(access.length > 0
      ? [{ linkId: 'support.access', text: writing.say('case.access'), answer: access }]
      : []),
    ...[...summary.about, ...(summary.helper ?? [])].map((line, at) => detail(line, at, shown.summary.asked)),
    ...summary.parked.map((question, at) =>
      answered(`parked.${at + 1}`, writing.say('case.parked'), question, shown.language),
    ),
  ]
  return {
    resourceType: 'QuestionnaireResponse',
    id: idOf(shown, 'questionnaireResponse'),
    status: 'completed',
    subject: refer(shown, 'patient'),
    authored: referral.madeAt,
    source: refer(shown, 'patient'),
    ...(item.length > 0 ? { item } : {}),
  }
}

function answered(
  linkId: string,
  text: string,
  value: string,
  language: string | undefined,
): QuestionnaireResponseItem {
  const url = 'http://hl7.org/fhir/StructureDefinition/language'
  const inLanguage = language ? { _valueString: { extension: [{ url, valueCode: language }] } } : {}
  return { linkId, text, answer: [{ valueString: value, ...inLanguage }] }
}

/** A question that was skipped stands there without an answer. */
function detail(
  { label, value, step }: Detail,
  at: number,
  asked: Readonly<Record<string, string>>,
): QuestionnaireResponseItem {
  const linkId = step ?? `about.${at + 1}`
  return asked[linkId] === 'skipped'
    ? { linkId, text: label }
    : { linkId, text: label, answer: [{ valueString: value }] }
}
