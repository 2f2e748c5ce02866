/**
 * Who may see which case: workers their teams' cases, admins all, everybody all where there are no teams. The one place where the
 * desk reads lists from the store; single cases go through `on-case.ts`, which asks here.
 */
import type { CaseHead } from '../conversation/ports.js'
import type { Team } from '../domain/team.js'
import type { Desk, Sees, Worker } from './ports.js'

/** `usernameOf` gives how somebody signs in, from their id. */
export function seesByTeam(teams: readonly Team[], usernameOf: (id: string) => string | undefined): Sees {
  if (teams.length === 0) return () => true
  const members = new Map(
    teams.map(({ id, workers }) => [id, new Set(workers.map(({ username }) => username))]),
  )
  return ({ id, role }, team) => {
    if (role === 'admin') return true
    const username = usernameOf(id)
    return username !== undefined && team !== undefined && members.get(team)?.has(username) === true
  }
}

export const headsFor = (desk: Pick<Desk, 'store' | 'sees'>, worker: Worker): CaseHead[] =>
  [...desk.store.heads()].filter(({ team }) => desk.sees(worker, team))

export const alertedFor = (desk: Pick<Desk, 'store' | 'sees'>, worker: Worker): CaseHead[] =>
  [...desk.store.alerted()].filter(({ team }) => desk.sees(worker, team))
