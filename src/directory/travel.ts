/** How long the way takes, from the straight line: a rough figure a person can plan with, not a timetable. */
import type { TravelMode } from '../domain/person.js'

export type TravelBy = Exclude<TravelMode, 'home'>

/** Latitude and longitude in radians. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

const earthRadiusKm = 6371
const roadsAreLonger = 1.3
const speeds: Readonly<Record<TravelBy, { start: number; perKm: number }>> = {
  walk: { start: 0, perKm: 12 },
  bus: { start: 10, perKm: 3 },
  car: { start: 4, perKm: 1.6 },
}

/** Undefined where the degrees are not a point on Earth. 0,0 is what feeds write for "unknown". */
export function point(latitude: number | undefined, longitude: number | undefined): Point | undefined {
  if (latitude === undefined || longitude === undefined) return undefined
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  if (latitude === 0 && longitude === 0) return undefined
  return { latitude: (latitude * Math.PI) / 180, longitude: (longitude * Math.PI) / 180 }
}

/** Kilometres in a straight line; flat-Earth arithmetic, exact enough below a few hundred kilometres. */
function kilometres(a: Point, b: Point): number {
  const x = (b.longitude - a.longitude) * Math.cos((a.latitude + b.latitude) / 2)
  const y = b.latitude - a.latitude
  return Math.sqrt(x * x + y * y) * earthRadiusKm
}

export const nearestKilometres = (here: Point, places: readonly Point[]): number =>
  places.reduce((nearest, place) => Math.min(nearest, kilometres(here, place)), Infinity)

/** Whole minutes, at least one. */
export function minutes(straightKm: number, by: TravelBy): number {
  const { start, perKm } = speeds[by]
  return Math.max(1, Math.round(start + straightKm * roadsAreLonger * perKm))
}
