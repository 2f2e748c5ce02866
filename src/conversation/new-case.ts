/** A case as it begins: nothing answered, nothing decided, the bot holding it. */
import type { Address } from '../domain/address.js'
import { caseFormat, type Case } from '../domain/case.js'

export function newCase(at: {
  id: string
  channel: string
  address: string
  language: string
  now: string
  reference?: Address['reference']
}): Case {
  return {
    format: caseFormat,
    id: at.id,
    version: 0,
    addresses: [
      {
        channel: at.channel,
        address: at.address,
        ...(at.reference === undefined ? {} : { reference: at.reference }),
      },
    ],
    keeping: 'undecided',
    language: at.language,
    startedAt: at.now,
    touchedAt: at.now,
    answers: {},
    wantsHuman: false,
    stopped: false,
    consents: [],
    holder: { kind: 'bot' },
    helpShown: [],
    alerts: [],
    signposts: [],
    unmet: [],
    parked: [],
    messages: [],
    events: [{ name: 'case.started', at: at.now, by: 'person' }],
    notices: [],
    due: [],
  }
}
