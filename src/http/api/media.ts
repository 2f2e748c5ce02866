/** Which of the two forms a caller wants, and answers in that form: PRSB-shaped JSON or FHIR R4. */
import type { OperationOutcome } from '../../documents/fhir/operation-outcome.js'
import { operationOutcome } from '../../documents/fhir/operation-outcome.js'
import type { HttpAnswer } from '../route.js'

export const media = { json: 'application/json', fhir: 'application/fhir+json' } as const
export type Form = keyof typeof media

/** Undefined when the caller takes neither. */
export function formOf(accept: string | undefined): Form | undefined {
  const wanted = (accept ?? '*/*').split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
    return [{ type: type.trim(), quality: Number(quality ?? 1) }]
  })
  const quality = (types: readonly string[]) =>
    Math.max(0, ...wanted.filter(({ type }) => types.includes(type)).map((one) => one.quality))
  const fhir = quality([media.fhir])
  const json = quality([media.json, 'application/*', '*/*'])
  if (fhir === 0 && json === 0) return undefined
  return fhir > 0 && fhir >= quality([media.json]) ? 'fhir' : 'json'
}

export const inForm = (
  form: Form,
  status: number,
  body: unknown,
  headers: HttpAnswer['headers'] = {},
): HttpAnswer => ({
  status,
  headers: { ...headers, 'Content-Type': `${media[form]}; charset=utf-8`, Vary: 'Accept, Authorization' },
  body: JSON.stringify(body),
})

/** What went wrong, for programs by its code and for people in words; never a person's words. */
export function problem(
  form: Form,
  { status, code, message }: { status: number; code: string; message: string },
  headers: HttpAnswer['headers'] = {},
): HttpAnswer {
  const body: OperationOutcome | object =
    form === 'fhir' ? operationOutcome({ status, code, message }) : { error: { code, message } }
  return inForm(form, status, body, headers)
}
