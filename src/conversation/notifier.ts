/**
 * Sends the notices that wait in a case, each on its own, and keeps what became of each. What was handed over but not yet noted
 * when the process died goes out once more, with the id it had: at least once, and the far side can drop the double.
 */
import type { Case } from '../domain/case.js'
import { withNoticesDue, type Notice } from '../domain/notice.js'
import { hashed, type Log } from '../log.js'
import { nextTry } from './back-off.js'
import { changing } from './changing.js'
import type { Clock, Notifier, Store, Tell, Told } from './ports.js'
import { createTurns, type Turns } from './turns.js'

export interface NotifierOptions {
  readonly store: Pick<Store, 'load' | 'commit'>
  /** The turns of cases: what is noted in one is noted in its turn. */
  readonly turns: Turns
  readonly clock: Clock
  readonly log: Log
  readonly tell: Tell
}

export function createNotifier({ store, turns, clock, log, tell }: NotifierOptions): Notifier {
  // Sending may take seconds, and the person may write meanwhile: it is queued apart from their turns.
  const sending = createTurns()
  const running = new Set<Promise<void>>()
  const change = changing({ store, turns })

  async function send(c: Case, notice: Notice): Promise<void> {
    const told = await tell(notice, c)
    if (told.kind !== 'told')
      log.event({
        name: 'notice.notSent',
        case: hashed(c.id),
        way: notice.to.way,
        why: told.kind,
        code: told.code,
      })
    await change(c.id, (now) => noted(now, notice.id, told, clock.now()))
  }

  async function sendAll(id: string): Promise<void> {
    const c = await store.load(id)
    const now = clock.now().toISOString()
    const due = c?.notices.filter(({ state, nextAt }) => state === 'waiting' && nextAt <= now) ?? []
    // A mail server that hangs keeps no webhook waiting.
    if (c) await Promise.all(due.map((notice) => send(c, notice)))
  }

  return {
    flush(id) {
      const run = sending
        .inTurn(id, () => sendAll(id))
        .catch((error: unknown) => {
          const code = error instanceof Error ? error.name : 'unexpected'
          log.event({ name: 'notice.notSent', case: hashed(id), way: 'any', why: 'later', code })
        })
      running.add(run)
      return run.finally(() => running.delete(run))
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

function noted(c: Case, id: string, told: Told, now: Date): Case | undefined {
  const notice = c.notices.find((one) => one.id === id)
  if (notice?.state !== 'waiting') return undefined
  const { code: _code, ...rest } = notice
  if (told.kind === 'told')
    return withNoticesDue(withNotice(c, { ...rest, state: 'sent', sentAt: now.toISOString() }))
  const tries = notice.tries + 1
  const nextAt = told.kind === 'later' ? nextTry(tries, now, told.after) : undefined
  if (nextAt !== undefined) return withNoticesDue(withNotice(c, { ...rest, tries, nextAt, code: told.code }))
  const dead = withNotice(c, { ...rest, tries, state: 'dead', code: told.code })
  const about = { way: notice.to.way, code: told.code }
  const event = { name: 'notice.failed' as const, at: now.toISOString(), by: 'bot', about }
  return withNoticesDue({ ...dead, events: [...dead.events, event] })
}

const withNotice = (c: Case, notice: Notice): Case => ({
  ...c,
  notices: c.notices.map((one) => (one.id === notice.id ? notice : one)),
})

/** The store, whose commits are followed by the sending of what they leave due; the minute's sweep is for what a crash left. */
export function sendingAfterCommit(store: Store, flush: Notifier['flush']): Store {
  return {
    ...store,
    async commit(next) {
      const result = await store.commit(next)
      if (result === 'ok' && next.due.some(({ what }) => what === 'notice')) void flush(next.id)
      return result
    },
  }
}
