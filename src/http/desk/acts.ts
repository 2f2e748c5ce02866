/** The forms on a case's page, each one verb of the desk: posted, done, and seen on the case again. */
import type { z } from 'zod'
import { attempt } from '../../desk/attempt.js'
import { close } from '../../desk/close.js'
import { decline } from '../../desk/decline.js'
import { handBack } from '../../desk/hand-back.js'
import { recordMessageBack } from '../../desk/message-back.js'
import { note } from '../../desk/note.js'
import type { Outcome, Refusal } from '../../desk/on-case.js'
import type { Desk, Worker } from '../../desk/ports.js'
import { release } from '../../desk/release.js'
import { reply } from '../../desk/reply.js'
import { take } from '../../desk/take.js'
import type { Action } from './case-actions.js'
import type { CasePages } from './case.js'
import { caseId } from './case.js'
import type { CaseWords } from './case-words.js'
import {
  attemptForm,
  closeForm,
  declineForm,
  handBackForm,
  messageBackForm,
  noForm,
  noteForm,
  parsed,
  replyForm,
} from './forms.js'
import { seeOther } from './visit.js'
import type { Page } from './visit.js'

export function actPages(desk: Desk, { again }: CasePages, words: CaseWords): Page[] {
  function act<Form>(
    action: Action,
    schema: z.ZodType<Form>,
    run: (on: { worker: Worker; id: string; form: Form }) => Promise<Outcome>,
  ): Page {
    return {
      method: 'POST',
      path: `/desk/cases/:id/${action}`,
      access: 'desk',
      async handle(visit) {
        const given = visit.request.body
        const form = parsed(schema, given)
        const id = caseId(visit)
        if (!form.ok) return again(visit, { errors: form.errors, given, status: 400 })
        const outcome = await run({ worker: visit.worker, id, form: form.value })
        if (!outcome.ok) return again(visit, { refused: inWords(outcome.refusal, words), given, status: 409 })
        const done = outcome.delivered ? action : `${action}-undelivered`
        return seeOther(`/desk/cases/${encodeURIComponent(id)}?done=${done}`)
      },
    }
  }

  return [
    act('take', noForm, ({ worker, id }) => take(desk, worker, id)),
    act('release', noForm, ({ worker, id }) => release(desk, worker, id)),
    act('hand-back', handBackForm, ({ worker, id, form }) => handBack(desk, worker, id, form.handBackNote)),
    act('reply', replyForm, ({ worker, id, form }) =>
      reply(desk, worker, id, { text: form.reply, once: form.once }),
    ),
    act('note', noteForm, ({ worker, id, form }) => note(desk, worker, id, form.note)),
    act('attempt', attemptForm, ({ worker, id, form: { how, result, attemptText } }) =>
      attempt(desk, worker, id, { how, result, text: attemptText }),
    ),
    act('decline', declineForm, ({ worker, id, form }) => decline(desk, worker, id, form.reason)),
    act('message-back', messageBackForm, ({ worker, id, form }) =>
      recordMessageBack(desk, worker, id, form.sentBy),
    ),
    act('close', closeForm, ({ worker, id, form }) =>
      close(desk, worker, id, form.outcome, form.outcomeText),
    ),
  ]
}

function inWords(refusal: Refusal, { say, naming }: CaseWords): string {
  switch (refusal.why) {
    case 'takenBy':
      return say('refused.takenBy', { name: naming.who(refusal.worker) })
    case 'ended':
      return say(`refused.ended.${refusal.status}`)
    default:
      return say(`refused.${refusal.why}`)
  }
}
