/** What is due is done, in the case's own turn and after a second look: a check-in is said, a case whose time is over is erased. */
import { isOpenAlert } from '../domain/alert.js'
import type { Case } from '../domain/case.js'
import type { Purpose } from '../domain/consent.js'
import { withOutgoing, type Pushes } from '../domain/outgoing.js'
import { hashed, type Log } from '../log.js'
import type { Reply } from '../domain/words.js'
import type { Speech } from '../speech/ports.js'
import { callingNext, type AlertRules } from './alerts.js'
import { clockActNow, withClockActed, type ClockRules } from './clock.js'
import type { Clock, Notifier, Outbox, Sender, Settle, Store } from './ports.js'
import { botMessages, withMessages } from './speak.js'
import type { Turns } from './turns.js'

export interface DueWorld {
  readonly store: Store
  readonly turns: Turns
  readonly clock: Clock
  readonly log: Log
  readonly speech: Speech
  readonly sender: Sender
  readonly outbox: Pick<Outbox, 'flush'>
  readonly pushes: Pushes
  readonly alerts: AlertRules
  readonly notifier: Pick<Notifier, 'flush'>
  readonly clockRules: ClockRules
  readonly settle: Settle
}

/** Call it every minute or so; what it could not do is still due the next time. */
export async function doWhatIsDue(world: DueWorld): Promise<void> {
  const now = world.clock.now().toISOString()
  for (const id of await world.store.due(now)) {
    await world.turns.inTurn(id, async () => {
      const c = await world.store.load(id)
      const due = c?.due.filter(({ at }) => at <= now).map(({ what }) => what) ?? []
      if (!c || due.length === 0) return
      // Both wait for this turn to end, and are not waited for: what hangs far away holds up nothing here.
      if (due.includes('notice')) void world.notifier.flush(id)
      // What somebody has been called to look at is not taken from under their eyes.
      if (due.includes('expire') && !c.alerts.some(isOpenAlert)) await expire(c, world)
      else if (due.includes('alert')) await callNext(c, world)
      else if (due.includes('clock')) await turnClock(c, world)
      else if (due.includes('send')) void world.outbox.flush(id)
      else if (due.includes('checkIn')) await remind(c, 'checkIn', now, world)
      else if (due.includes('nudge')) await remind(c, 'nudge', now, world)
      else if (due.includes('expire')) await putOff(c, world)
    })
  }
}

async function expire(c: Case, { store, log }: DueWorld): Promise<void> {
  await store.erase(c.id)
  log.event({ name: 'case.expired', case: hashed(c.id) })
}

/** No clash can come of it that matters: it is still due the next time. */
async function callNext(c: Case, { store, clock, alerts, log, settle }: DueWorld): Promise<void> {
  const now = clock.now()
  await store.commit({ ...settle(c, callingNext(c, now, alerts), now), version: c.version + 1 })
  log.event({ name: 'alert.called', case: hashed(c.id) })
}

/** A reminder, an escalation, or back to the queue, of which the person is told as when a worker releases their case. */
async function turnClock(c: Case, world: DueWorld): Promise<void> {
  const { store, clock, clockRules, log, settle } = world
  const now = clock.now()
  const act = clockActNow(c, now, clockRules)
  const acted = act ? withClockActed(c, act, now) : c
  const said = act?.act === 'return' ? withSaid(acted, { say: { key: 'handover.released' } }, world) : acted
  const next = { ...settle(c, said, now), version: c.version + 1 }
  if ((await store.commit(next)) !== 'ok') return
  if (act) log.event({ name: 'referral.clock', case: hashed(c.id), act: act.act })
  if (said !== acted) await world.sender.deliver(next, said.messages.slice(c.messages.length))
}

/** What the bot says of itself, with where it goes. */
function withSaid(c: Case, reply: Reply, { clock, pushes, speech }: DueWorld, purpose?: Purpose): Case {
  const now = clock.now().toISOString()
  const told = withMessages(c, botMessages([reply], c, now, speech))
  return withOutgoing(told, c.messages.length, { pushes, unasked: true, purpose, now })
}

const hour = 60 * 60_000

async function putOff(c: Case, { store, clock }: DueWorld): Promise<void> {
  const at = new Date(clock.now().getTime() + hour).toISOString()
  const due = c.due.map((one) => (one.what === 'expire' ? { ...one, at } : one))
  await store.commit({ ...c, version: c.version + 1, due })
}

const choice = (code: string, key: string) => ({ code, label: { key } })

/** What the clock says to somebody who has not just written; said once, and not due again. */
const reminders = {
  checkIn: {
    event: 'case.checkedIn',
    purpose: 'checkIn',
    reply: {
      say: { key: 'common.checkIn' },
      choices: ['human', 'restart', 'status'].map((name) => choice(`!${name}`, `commands.${name}.label`)),
    },
  },
  nudge: {
    event: 'case.nudged',
    purpose: 'contact',
    reply: {
      say: { key: 'common.nudge' },
      choices: [choice('!repeat', 'commands.repeat.carryOn'), choice('!stop', 'commands.stop.label')],
    },
  },
} as const

async function remind(c: Case, what: keyof typeof reminders, now: string, world: DueWorld): Promise<void> {
  const { event, purpose, reply } = reminders[what]
  const told = withSaid(c, reply, world, purpose)
  const asked: Case = {
    ...told,
    version: c.version + 1,
    due: told.due.filter((one) => one.what !== what),
    events: [...c.events, { name: event, at: now, by: 'clock' }],
  }
  if ((await world.store.commit(asked)) === 'ok')
    await world.sender.deliver(asked, asked.messages.slice(c.messages.length))
}
