/** A refusal as FHIR says it. */
import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes'

export type { OperationOutcome }

const codes: Readonly<Record<number, OperationOutcomeIssue['code']>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  406: 'not-supported',
  409: 'conflict',
  410: 'deleted',
  412: 'conflict',
  428: 'required',
  429: 'throttled',
  503: 'transient',
}

export function operationOutcome({
  status,
  code,
  message,
}: {
  status: number
  code: string
  message: string
}): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: codes[status] ?? 'processing',
        details: { text: message },
        diagnostics: code,
      },
    ],
  }
}
