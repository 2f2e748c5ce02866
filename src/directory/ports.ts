/** What the rest of Cairn asks of the directory, and what the directory asks of the world. */
import type { Activity, Match, Wishes } from '../domain/match.js'
import type { Place, SaidPlace } from '../domain/person.js'

export interface Directory {
  /** All fitting activities, best first; the same wishes give the same order. `today` is an ISO date. */
  match(wishes: Wishes, today: string): Match[]
  /** With `today`, sessions and prices that have ended or not begun are left out. */
  activity(id: string, today?: string): Activity | undefined
  readonly size: number
}

export interface Places {
  /** Undefined when the place is not known here. Never rejects: a lookup that fails is "not known". */
  locate(said: SaidPlace): Promise<Place | undefined>
}
