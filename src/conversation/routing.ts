/** Which team a case goes to: by where the person lives, then by their language, then to whoever has the least to do. */
import type { Case } from '../domain/case.js'
import type { CaseEvent } from '../domain/event.js'
import { saidPlaceSchema, type SaidPlace } from '../domain/person.js'
import { isOnLeave, type Team } from '../domain/team.js'
import { said } from './facts.js'
import type { Hours } from './hours.js'
import type { CaseHead, Store } from './ports.js'

export type Route = (c: Case, now: Date) => Team | undefined

export interface Routing {
  readonly teams: readonly Team[]
  /** ISO date. */
  readonly today: string
  /** Open cases of a team. */
  readonly openCases: (team: string) => number
}

export function createRoute(
  teams: readonly Team[],
  { store, hours }: { store: Pick<Store, 'heads'>; hours: Pick<Hours, 'dayOf'> },
): Route {
  const openCases = (team: string) =>
    [...store.heads()].filter((head) => head.team === team && isOpen(head)).length
  return (c, now) => teamFor(c, { teams, today: hours.dayOf(now), openCases })
}

export const isOpen = ({ referral }: CaseHead): boolean =>
  referral?.status === 'waiting' || referral?.status === 'taken'

export function inTeam<Of extends Case>(c: Of, team: string, { now, by }: { now: Date; by: string }): Of {
  const event: CaseEvent = { name: 'case.routed', at: now.toISOString(), by, about: { team } }
  return { ...c, team, events: [...c.events, event] }
}

/** Each rule narrows the choice where it can; undefined only where there are no teams. */
export function teamFor(c: Case, { teams, today, openCases }: Routing): Team | undefined {
  const inArea = ofTheArea(teams, saidPlaceSchema.safeParse(said(c.answers, 'where', 'place')).data)
  const speaking = narrowed(inArea, ({ languages }) => languages.includes(c.language))
  const atWork = narrowed(speaking, (team) => present(team, today) > 0)
  const load = new Map(atWork.map((team) => [team, openCases(team.id) / Math.max(1, present(team, today))]))
  return [...load].sort(([, a], [, b]) => a - b)[0]?.[0]
}

const narrowed = (teams: readonly Team[], fits: (team: Team) => boolean): readonly Team[] => {
  const fitting = teams.filter(fits)
  return fitting.length > 0 ? fitting : teams
}

const present = ({ workers }: Team, today: string): number =>
  workers.filter((worker) => !isOnLeave(worker, today)).length

/** The teams whose area fits most exactly; where none does, those that work everywhere, or else all. */
function ofTheArea(teams: readonly Team[], place: SaidPlace | undefined): readonly Team[] {
  const exactness = (team: Team) => Math.max(0, ...team.areas.map((area) => fit(area, place)))
  const best = Math.max(0, ...teams.map(exactness))
  return best > 0
    ? teams.filter((team) => exactness(team) === best)
    : narrowed(teams, ({ areas }) => areas.length === 0)
}

/** How much of a place an area names exactly, in characters; 0 where it is not in it. */
function fit(area: string, place: SaidPlace | undefined): number {
  const named = plain(area)
  if (place?.kind === 'town') return plain(place.town) === named ? named.length : 0
  if (place?.kind !== 'postcode') return 0
  const postcode = spaced(place.postcode)
  // "XB1" is not "XB10", and "XB" is not "XBY".
  const isLetters = /^[A-Z]{1,2}$/.test(named)
  const isIn = isLetters
    ? postcode.startsWith(named) && /\d/.test(postcode.charAt(named.length))
    : postcode === named || postcode.startsWith(named.includes(' ') ? named : `${named} `)
  return isIn ? named.length : 0
}

const plain = (text: string): string => text.toUpperCase().replaceAll(/\s+/g, ' ').trim()
/** The last three characters of a whole postcode stand apart; an outward one (`XB1`) stays. */
const spaced = (postcode: string): string => {
  const whole = plain(postcode).replaceAll(' ', '')
  return whole.length > 4 ? `${whole.slice(0, -3)} ${whole.slice(-3)}` : `${whole} `
}
