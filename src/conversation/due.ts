/** What is due is done, in the case's own turn and after a second look: a check-in is said, a case whose time is over is erased. */
import { isOpenAlert } from '../domain/alert.js'
import type { Case } from '../domain/case.js'
import { withOutgoing } from '../domain/outgoing.js'
import { hashed, type Log } from '../log.js'
import type { Speech } from '../speech/ports.js'
import { callingNext, type AlertRules } from './alerts.js'
import type { Clock, Outbox, Sender, Store } from './ports.js'
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
  readonly pushes: (channel: string) => boolean
  readonly alerts: AlertRules
}

/** Call it every minute or so; what it could not do is still due the next time. */
export async function doWhatIsDue(world: DueWorld): Promise<void> {
  const now = world.clock.now().toISOString()
  for (const id of await world.store.due(now)) {
    await world.turns.inTurn(id, async () => {
      const c = await world.store.load(id)
      const due = c?.due.filter(({ at }) => at <= now).map(({ what }) => what) ?? []
      if (!c || due.length === 0) return
      // What somebody has been called to look at is not taken from under their eyes.
      if (due.includes('expire') && !c.alerts.some(isOpenAlert)) await expire(c, world)
      else if (due.includes('alert')) await callNext(c, world)
      // It waits for this turn to end, and is not waited for: a channel that hangs holds up nothing else.
      else if (due.includes('send')) void world.outbox.flush(id)
      else if (due.includes('checkIn')) await remind(c, 'checkIn', now, world)
      else if (due.includes('nudge')) await remind(c, 'nudge', now, world)
      else await putOff(c, world)
    })
  }
}

async function expire(c: Case, { store, log }: DueWorld): Promise<void> {
  await store.erase(c.id)
  log.event({ name: 'case.expired', case: hashed(c.id) })
}

/** No clash can come of it that matters: it is still due the next time. */
async function callNext(c: Case, { store, clock, alerts, log }: DueWorld): Promise<void> {
  await store.commit({ ...callingNext(c, clock.now(), alerts), version: c.version + 1 })
  log.event({ name: 'alert.called', case: hashed(c.id) })
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
    reply: {
      say: { key: 'common.checkIn' },
      choices: ['human', 'restart', 'status'].map((name) => choice(`!${name}`, `commands.${name}.label`)),
    },
  },
  nudge: {
    event: 'case.nudged',
    reply: {
      say: { key: 'common.nudge' },
      choices: [choice('!repeat', 'commands.repeat.carryOn'), choice('!stop', 'commands.stop.label')],
    },
  },
} as const

async function remind(c: Case, what: keyof typeof reminders, now: string, world: DueWorld): Promise<void> {
  const { store, speech, sender, pushes } = world
  const { event, reply } = reminders[what]
  const messages = botMessages([reply], c, now, speech)
  const told: Case = {
    ...withMessages(c, messages),
    version: c.version + 1,
    due: c.due.filter((one) => one.what !== what),
    events: [...c.events, { name: event, at: now, by: 'clock' }],
  }
  const asked = withOutgoing(told, c.messages.length, { pushes, unasked: true, now })
  if ((await store.commit(asked)) === 'ok') await sender.deliver(asked, messages)
}
