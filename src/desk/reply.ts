/** A worker writes to the person: the words go into the one conversation and to wherever the person is. */
import type { CaseId } from '../domain/case.js'
import { refusalToTalk } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { withBotSaying, withWorkerSaying } from './say.js'

/** `once` is the form's own id: a form sent twice is one message. */
export function reply(
  desk: Desk,
  worker: Worker,
  id: CaseId,
  said: { readonly text: string; readonly once: string },
): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToTalk(c, worker)
    if (refusal) return refuse(refusal)
    if (c.stopped) return refuse({ why: 'stopped' })
    const once = `desk:${said.once}`
    if (c.messages.some(({ messageId }) => messageId === once)) return { kind: 'unchanged' }
    const holder = { kind: 'worker', id: worker.id, name: worker.name } as const
    const again = { key: 'handover.speakingAgain', values: { name: worker.name } }
    const held = c.holder.kind === 'worker' ? c : withBotSaying(desk, { ...c, holder }, again, at)
    const written = withWorkerSaying(held, worker, { text: said.text, once, at })
    return { kind: 'changed', to: withEvent(written, worker, { name: 'worker.replied', at }) }
  })
}
