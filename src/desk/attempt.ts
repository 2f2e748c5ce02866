/** An attempt to reach the person, and what came of it. */
import type { CaseId } from '../domain/case.js'
import type { Referral } from '../domain/referral.js'
import { refusalToTalk } from './may.js'
import { isAgain } from './note.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'

export type Attempt = Pick<Referral['attempts'][number], 'how' | 'result' | 'text'>

export function attempt(desk: Desk, worker: Worker, id: CaseId, made: Attempt): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToTalk(c, worker)
    if (refusal) return refuse(refusal)
    const { attempts } = c.referral
    const last = attempts.at(-1)
    if (last && last.by === worker.id && isSame(last, made) && isAgain(last.at, at))
      return { kind: 'unchanged' }
    const tried = withReferral(c, { attempts: [...attempts, { ...made, at, by: worker.id }] })
    const about = { how: made.how, result: made.result }
    return { kind: 'changed', to: withEvent(tried, worker, { name: 'worker.attempted', at, about }) }
  })
}

const isSame = (a: Attempt, b: Attempt): boolean =>
  a.how === b.how && a.result === b.result && a.text === b.text
