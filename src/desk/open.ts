/** A worker reads a case. The read is an audit event in the same commit that lets it be seen: no event, no read. */
import type { CaseId } from '../domain/case.js'
import type { EventName } from '../domain/event.js'
import { CairnError } from '../errors.js'
import { disclose } from './disclosure.js'
import type { Disclosure } from './disclosure.js'
import type { ReferredCase } from './on-case.js'
import { onCase, withEvent } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { isSameRead } from './same-read.js'

/** Undefined when there is no such referral. @throws StoreError when the read could not be recorded. */
export function open(desk: Desk, worker: Worker, id: CaseId): Promise<Disclosure | undefined> {
  return read(desk, worker, { id, as: 'worker.read' })
}

export async function read(
  desk: Desk,
  worker: Worker,
  { id, as }: { id: CaseId; as: EventName },
): Promise<Disclosure | undefined> {
  const outcome = await onCase(desk, worker, id, (c, at) =>
    isSameRead(c, { as, by: worker.id, at })
      ? { kind: 'unchanged' }
      : { kind: 'changed', to: withEvent(c, worker, { name: as, at }) },
  )
  if (outcome.ok) return disclosed(desk, outcome.case)
  if (outcome.refusal.why === 'notFound') return undefined
  throw new CairnError('desk_busy', 'A read of a case could not be recorded after several tries; try again.')
}

function disclosed(desk: Desk, c: ReferredCase): Disclosure {
  return disclose(c, {
    summarise: desk.summarise,
    words: {
      say: (words) => desk.speech.say(words, desk.language),
      has: (key) => desk.speech.has(key, desk.language),
    },
  })
}
