/** Tables for spreadsheets (RFC 4180), in which nothing that somebody typed is ever run as a formula. */
import { statusReason } from './prsb/document.js'
import type { From } from './prsb/from.js'

/** What spreadsheets take for the beginning of a formula, also after spaces and in its full-width forms. */
const formula = /^[\s\u00a0\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/u

/** With a byte order mark, so that spreadsheets read it as UTF-8. Rows end with CRLF. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** Always quoted; what could be run has an apostrophe before it, which spreadsheets show as text. */
function cell(value: string): string {
  const clean = value.replaceAll('\0', '')
  return `"${(formula.test(clean) ? `'${clean}` : clean).replaceAll('"', '""')}"`
}

const columns = [
  'queue.reference',
  'case.status',
  'case.outcome',
  'case.made',
  'case.answerBy',
  'case.who',
  'case.language',
  'case.interpreter',
  'document.person',
  'case.needs',
  'case.reasons',
  'case.access',
  'case.words',
] as const

export const caseHeader = ({ writing }: Pick<From, 'writing'>): string[] =>
  columns.map((key) => writing.say(key))

/** No numbers and no addresses: those are read in the case. */
export function caseRow({ shown, writing }: From): string[] {
  const { referral, summary } = shown
  const { say, day } = writing
  return [
    referral.reference,
    say(`status.${referral.status}`),
    statusReason(shown, writing) ?? '',
    day(referral.madeAt),
    day(referral.expectedBy),
    referral.worker ? writing.who(referral.worker) : '',
    writing.languageName(shown.language),
    say(`consentState.${summary.interpreter ? 'given' : 'refused'}`),
    summary.contact.find(({ id }) => id === 'name')?.value ?? '',
    summary.needs.map(({ label }) => label).join('; '),
    summary.reasons.map(({ text }) => text).join('; '),
    summary.access.join('; '),
    summary.words.map(({ text }) => text).join('\n'),
  ]
}

/** A case that may not be read: its reference and status alone. */
export const hiddenRow = (
  { reference, status }: { reference: string; status: string },
  { writing }: Pick<From, 'writing'>,
): string[] => [reference, writing.say(`status.${status}`), writing.say('queue.hidden')]
