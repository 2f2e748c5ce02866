/** When the teams of a deployment have changed: open cases of no team that is there find one, so that nobody is forgotten. */
import type { Team } from '../domain/team.js'
import { changing } from './changing.js'
import type { Clock, Store } from './ports.js'
import { inTeam, isOpen, type Route } from './routing.js'
import type { Turns } from './turns.js'

export interface LostWorld {
  readonly store: Store
  readonly turns: Turns
  readonly clock: Clock
  readonly route: Route
  readonly teams: readonly Team[]
}

/** Call it at start, before anybody looks. @returns how many were found a team. */
export async function routeLost({ store, turns, clock, route, teams }: LostWorld): Promise<number> {
  const known = new Set(teams.map(({ id }) => id))
  const lost = [...store.heads()].filter(
    (head) => (isOpen(head) || head.alert !== undefined) && !known.has(head.team ?? ''),
  )
  if (teams.length === 0) return 0
  const change = changing({ store, turns })
  for (const { id } of lost) {
    const now = clock.now()
    await change(id, (c) => {
      const team = route(c, now)
      return team && inTeam(c, team.id, { now, by: 'bot' })
    })
  }
  return lost.length
}
