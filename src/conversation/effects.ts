/** What a step can ask of the world: each effect is a function of the case and the world, and its outcome is that step's answer. */
import type { Case } from '../domain/case.js'
import { withAnswer } from '../domain/answers.js'
import { consented } from '../domain/consent.js'
import type { Need } from '../domain/need.js'
import { needsOf } from '../domain/needs-of.js'
import { saidPlaceSchema } from '../domain/person.js'
import type { Directory, Places } from '../directory/ports.js'
import { CairnError } from '../errors.js'
import { resume } from '../flow/advance.js'
import type { Setting } from '../flow/asking.js'
import type { Turn } from '../flow/turn.js'
import type { Understanding } from '../understanding/ports.js'
import { shownAtOnce, type FoundActivities } from './activities.js'
import type { CommandTurn } from './command-turn.js'
import type { Found } from './found.js'
import { ageOn, said, saidText, wishesOf } from './facts.js'
import type { Hours } from './hours.js'
import type { Ids } from './ports.js'
import { sendCode, wayToProve, type ProofWorld } from './proof.js'
import { rulesFor, rulesVersion } from './rules.js'
import { signposted } from './signposts.js'

export interface World extends ProofWorld {
  readonly understanding: Understanding
  readonly directory: Directory
  readonly places: Places
  readonly needs: readonly Need[]
  readonly hours: Hours
  readonly ids: Ids
  readonly minimumAge: number
}

type Effect = (c: Case, now: Date, world: World) => Found | Promise<Found>

/** How many matches are kept for looking through: nobody goes further, and the case stays small. */
const matchesKept = 15

export const effects: Readonly<Record<string, Effect>> = {
  minimumAge: (_c, _now, { minimumAge }) => ({ outcome: minimumAge <= 16 ? 'accepted' : 'tooYoung' }),

  bornLongEnoughAgo(c, now, { hours, minimumAge }) {
    const born = saidText(c.answers, 'details', 'born')
    if (!born) return { outcome: 'accepted' }
    const age = ageOn(born, hours.dayOf(now))
    return { outcome: age < 16 ? 'child' : age < minimumAge ? 'tooYoung' : 'accepted' }
  },

  understandNeeds(c, _now, { understanding }) {
    const needs = understanding.needs(saidText(c.answers, 'whatMatters', 'open') ?? '', c.language)
    return { outcome: needs.length > 0 ? 'some' : 'none', data: needs }
  },

  countNeeds(c) {
    const { length } = needsOf(c.answers)
    return { outcome: length > 1 ? 'several' : length === 1 ? 'one' : 'none' }
  },

  async locate(c, _now, { places }) {
    const place = saidPlaceSchema.safeParse(said(c.answers, 'where', 'place'))
    if (!place.success || place.data.kind === 'noFixedAddress') return { outcome: 'none' }
    const found = await places.locate(place.data)
    return found ? { outcome: 'found', data: { ...found } } : { outcome: 'unknown' }
  },

  signpostOrWorker(c, now, { needs }) {
    const reasons = rulesFor(c, workerOnlyOf(needs))
    const events =
      reasons.length > 0
        ? [{ name: 'worker.suggested' as const, at: now.toISOString(), by: 'bot', about: { reasons } }]
        : []
    return {
      outcome: reasons.length > 0 ? 'worker' : 'signpost',
      data: reasons,
      case: { ...c, events: [...c.events, ...events] },
    }
  },

  findActivities(c, now, { directory, hours }) {
    const today = hours.dayOf(now)
    const wishes = wishesOf(c, today)
    const all = directory.match(wishes, today)
    const matches = all.slice(0, matchesKept)
    const at = now.toISOString()
    if (matches.length > 0) {
      const nameOf = (id: string) => directory.activity(id)?.name ?? id
      const data: FoundActivities = { total: all.length, matches }
      const shown = signposted(c, matches.slice(0, shownAtOnce), nameOf, at)
      return { outcome: 'found', data, case: shown }
    }
    const known = new Set(c.unmet.map(({ need }) => need))
    const needs = wishes.needs.map(({ id }) => id).filter((need) => !known.has(need))
    if (needs.length === 0) return { outcome: 'nothing' }
    return {
      outcome: 'nothing',
      case: {
        ...c,
        unmet: [...c.unmet, ...needs.map((need) => ({ need, at }))],
        events: [...c.events, { name: 'need.unmet', at, by: 'bot', about: { needs } }],
      },
    }
  },

  makeReferral(asked, now, { ids, hours, needs, understanding }) {
    const c = withNeedsUnderstood(asked, now, understanding)
    // The journey asks for both before it comes here; a consent taken back in between is respected.
    if (!consented(c.consents, 'share') || c.keeping !== 'kept') return { outcome: 'notMade' }
    const reasons = rulesFor(c, workerOnlyOf(needs))
    const at = now.toISOString()
    return {
      outcome: 'made',
      case: {
        ...c,
        referral: {
          reference: ids.reference(),
          madeAt: at,
          status: 'waiting',
          reasons: reasons.length > 0 ? reasons : ['asksForPerson'],
          rules: rulesVersion,
          expectedBy: hours.answerBy(now),
          notes: [],
          attempts: [],
        },
        events: [...c.events, { name: 'referral.made', at, by: 'person', about: { reasons } }],
      },
    }
  },

  wayToProve: (c, _now, world) => wayToProve(c, world),
  sendCode: (c, now, world) => sendCode(c, now, world),
}

/** A journey that asks for more effects than this in one turn goes round in circles. */
const mostEffects = 10

/** The turn once the effects that it asks for have been run, and what they send. */
export async function withEffects(
  turn: CommandTurn,
  setting: Setting,
  now: Date,
  world: World,
): Promise<Turn & Pick<CommandTurn, 'secret'>> {
  let next: Turn = turn
  let { secret } = turn
  for (let count = 0; next.effect; count++) {
    if (count >= mostEffects)
      throw new CairnError('endless_journey', `dialogs/: more than ${mostEffects} effects in one turn`)
    const found = await runEffect(next.effect.name, next.case, now, world)
    next = resume({ ...next, case: found.case ?? next.case }, found.outcome, found.data, setting)
    secret = found.secret ?? secret
  }
  return { ...(turn.journeyWaits ? { ...next, replies: turn.replies } : next), ...(secret && { secret }) }
}

/** @throws CairnError `no_effect` when `dialogs/` names an effect that is not here. */
async function runEffect(name: string, c: Case, now: Date, world: World): Promise<Found> {
  const effect = Object.hasOwn(effects, name) ? effects[name] : undefined
  if (!effect)
    throw new CairnError(
      'no_effect',
      `dialogs/ names the effect "${name}", which is not in conversation/effects.ts`,
    )
  return effect(c, now, world)
}

/** Somebody who asked for a person early was not shown what was understood of their words; the worker is, all the same. */
function withNeedsUnderstood(c: Case, now: Date, understanding: Understanding): Case {
  const words = saidText(c.answers, 'whatMatters', 'open')
  if (words === undefined || needsOf(c.answers).length > 0) return c
  const data = understanding.needs(words, c.language)
  const found = {
    kind: 'found' as const,
    outcome: data.length > 0 ? 'some' : 'none',
    data,
    at: now.toISOString(),
  }
  return { ...c, answers: withAnswer(c.answers, { section: 'whatMatters', step: 'understood' }, found) }
}

const workerOnlyOf = (needs: readonly Need[]) =>
  new Set(needs.filter(({ workerOnly }) => workerOnly).map(({ id }) => id))
