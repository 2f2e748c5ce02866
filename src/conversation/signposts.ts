/** What a person was shown and made of it: each activity once, with the latest they said of it. */
import type { Case, Signpost } from '../domain/case.js'
import type { EventName } from '../domain/event.js'
import type { Match } from '../domain/match.js'

export const becauses = ['far', 'cost', 'time', 'language', 'access', 'notMyThing', 'other'] as const

/** What a person makes of an activity, and the copy that says it was noted. */
export interface Mark {
  readonly state: Signpost['state']
  readonly event: EventName
  readonly copy: 'saved' | 'helpSaved' | 'rejected'
  readonly because?: (typeof becauses)[number]
}

export function withMark(
  c: Case,
  serviceId: string,
  name: string,
  { state, event, because }: Mark,
  at: string,
): Case {
  const others = c.signposts.filter((signpost) => signpost.serviceId !== serviceId)
  const about = { service: serviceId, ...(because ? { because } : {}) }
  return {
    ...c,
    signposts: [...others, { serviceId, name, at, state, ...(because ? { because } : {}) }],
    events: [...c.events, { name: event, at, by: 'person', about }],
  }
}

/** Notes which activities the person has been shown; what they made of one before stays. */
export function signposted(
  c: Case,
  matches: readonly Match[],
  nameOf: (id: string) => string,
  at: string,
): Case {
  const known = new Set(c.signposts.map(({ serviceId }) => serviceId))
  const fresh = matches.filter(({ serviceId }) => !known.has(serviceId))
  if (fresh.length === 0) return c
  const services = fresh.map(({ serviceId }) => serviceId)
  return {
    ...c,
    signposts: [
      ...c.signposts,
      ...services.map((serviceId): Signpost => ({ serviceId, name: nameOf(serviceId), at, state: 'shown' })),
    ],
    events: [...c.events, { name: 'activities.shown', at, by: 'bot', about: { services } }],
  }
}
