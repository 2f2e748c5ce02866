/** Cases and heads for the store's tests. */
import type { CaseHead } from '../../src/conversation/ports.js'
import { caseFormat, type Case } from '../../src/domain/case.js'

const at = '2026-03-02T10:00:00.000Z'

export function sampleCase(id: string, changes: Partial<Case> = {}): Case {
  return {
    format: caseFormat,
    id,
    version: 1,
    addresses: [{ channel: 'web', address: `address-of-${id}` }],
    keeping: 'kept',
    language: 'en',
    startedAt: at,
    touchedAt: at,
    answers: {},
    wantsHuman: false,
    stopped: false,
    consents: [],
    holder: { kind: 'bot' },
    signposts: [],
    unmet: [],
    parked: [],
    messages: [],
    events: [],
    due: [],
    ...changes,
  }
}

/** The next version, in which the person has said `text`. */
export function saying(c: Case, text: string): Case {
  const index = c.messages.length
  return {
    ...c,
    version: c.version + 1,
    messages: [...c.messages, { index, at, from: { kind: 'person' }, text }],
    events: [...c.events, { name: 'answer.given', at, by: 'person' }],
  }
}

export function headOf(c: Case): CaseHead {
  const [dueAt] = c.due.map((each) => each.at).sort()
  return { id: c.id, version: c.version, addresses: c.addresses, ...(dueAt && { dueAt }) }
}
