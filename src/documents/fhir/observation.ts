/** How much each need matters to the person, and the words that raised the safety net, quoted. No score of risk. */
import type { Observation, Patient } from '@medplum/fhirtypes'
import type { ShownCase } from '../../desk/disclosure.js'
import { ruleOf } from '../prsb/safety.js'
import { idOf, inWords, refer, type FhirFrom } from './from.js'

/** Names the observations there will be, so that the request can refer to them. */
export const observationParts = (shown: ShownCase): string[] => [
  ...weighed(shown).map(({ id }) => weightPart(id)),
  ...shown.helpShown.map((_, at) => helpPart(at)),
]

export function observations(from: FhirFrom): Observation[] {
  const { shown, writing } = from
  const person = refer<Patient>(shown, 'patient')
  const common = {
    resourceType: 'Observation' as const,
    status: 'final' as const,
    subject: person,
    performer: [person],
  }
  const weights = weighed(shown).map(({ id, label, weight }): Observation => ({
    ...common,
    id: idOf(shown, weightPart(id)),
    code: inWords(writing.say('document.matters', { need: label })),
    effectiveDateTime: shown.referral.madeAt,
    valueInteger: weight,
  }))
  const quotes = shown.helpShown.map((help, at): Observation => ({
    ...common,
    id: idOf(shown, helpPart(at)),
    code: inWords(writing.say('case.helpShown')),
    effectiveDateTime: help.at,
    valueString: help.words || '-',
    note: [{ text: ruleOf(help, from) }],
  }))
  return [...weights, ...quotes]
}

const weightPart = (need: string) => `weight ${need}`
const helpPart = (at: number) => `help ${at}`

const weighed = ({ summary }: ShownCase) =>
  summary.needs.flatMap(({ id, label, weight }) => (weight === undefined ? [] : [{ id, label, weight }]))
