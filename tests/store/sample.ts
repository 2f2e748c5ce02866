/** Cases and heads for the store's tests. */
import { newCase } from '../../src/conversation/new-case.js'
import type { CaseHead } from '../../src/conversation/ports.js'
import type { Case } from '../../src/domain/case.js'

const at = '2026-03-02T10:00:00.000Z'

export function sampleCase(id: string, changes: Partial<Case> = {}): Case {
  const fresh = newCase({ id, channel: 'web', address: `address-of-${id}`, language: 'en', now: at })
  return {
    ...fresh,
    version: 1,
    keeping: 'kept',
    events: [],
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
