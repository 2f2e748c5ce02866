/** Places from a table a link worker keeps (`content/places.json`): postcodes first, then villages and neighbourhoods. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Place } from '../domain/person.js'
import { ContentError } from '../errors.js'
import type { Places } from './ports.js'

const spot = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }
const named = z.strictObject({ name: z.string().min(1), ...spot })
const tableSchema = z.strictObject({
  /** Full postcodes, "XB1 1AA". */
  postcodes: z.record(
    z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, 'must be written like XB1 1AA'),
    z.strictObject(spot),
  ),
  /** "XB1 1", for postcodes that are not in the table. */
  sectors: z.record(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]? \d$/, 'must be written like XB1 1'), named),
  /** "XB1", for sectors that are not. */
  outward: z.record(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?$/, 'must be written like XB1'), named),
  /** `also`: other names and usual misspellings. */
  towns: z.array(z.strictObject({ ...named.shape, also: z.array(z.string().min(1)).default([]) })),
})
type Table = z.infer<typeof tableSchema>

/** Throws `ContentError` with `bad_places`, naming the file and the field. */
export function tablePlaces(file: string, shownAs = 'content/places.json'): Places {
  const table = readTable(file, shownAs)
  const names = table.towns.flatMap(({ also, ...place }) =>
    [place.name, ...also].map((name) => ({ folded: fold(name), place })),
  )
  return {
    locate: async (said) => {
      if (said.kind === 'postcode') return byPostcode(table, said.postcode)
      if (said.kind === 'town') return byName(names, said.town)
      return undefined
    },
  }
}

function readTable(file: string, shownAs: string): Table {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new ContentError(
      'bad_places',
      `${shownAs}: cannot be read as JSON; check that it is there and its commas`,
      { cause },
    )
  }
  const parsed = tableSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ContentError(
    'bad_places',
    `${shownAs}: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`,
    {
      cause: parsed.error,
    },
  )
}

/** A person is told the neighbourhood, never their full postcode back. */
function byPostcode({ postcodes, sectors, outward }: Table, said: string): Place | undefined {
  const bare = said.toUpperCase().replace(/[^A-Z\d]/g, '')
  const full = `${bare.slice(0, -3)} ${bare.slice(-3)}`
  const around = own(sectors, full.slice(0, -2)) ?? own(outward, bare.slice(0, -3)) ?? own(outward, bare)
  const exact = own(postcodes, full)
  return exact === undefined ? around : { name: around?.name ?? full, ...exact }
}
const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

interface Named {
  readonly folded: string
  readonly place: Place
}

/** A name as a whole, or the nearest spelling of any run of words, when one place alone is nearest. */
function byName(names: readonly Named[], said: string): Place | undefined {
  const words = fold(said.slice(0, 120)).split(' ').slice(0, 12)
  const longest = Math.max(...names.map(({ folded }) => folded.split(' ').length), 1)
  const runs = words.flatMap((_, start) =>
    Array.from({ length: Math.min(longest, words.length - start) }, (_run, more) =>
      words.slice(start, start + more + 1).join(' '),
    ),
  )
  const near = names
    .flatMap(({ folded, place }) =>
      runs.map((run) => ({ place, length: folded.length, mistakes: mistakesIn(run, folded) })),
    )
    .filter(({ mistakes, length }) => mistakes <= forgiven(length))
    .sort((a, b) => a.mistakes - b.mistakes || b.length - a.length)
  const [best, ...others] = near
  if (best === undefined) return undefined
  const rival = others.find(({ place }) => place !== best.place)
  return rival?.mistakes === best.mistakes && rival.length === best.length ? undefined : best.place
}

/** Longer names forgive more; very short ones nothing. */
const forgiven = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2)

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Letters to add, drop, change or swap with their neighbour. */
function mistakesIn(said: string, meant: string): number {
  if (Math.abs(said.length - meant.length) > 2) return Infinity
  let before: number[] = []
  let above = Array.from({ length: meant.length + 1 }, (_, column) => column)
  for (let row = 1; row <= said.length; row++) {
    const line = [row]
    for (let column = 1; column <= meant.length; column++) {
      const same = said[row - 1] === meant[column - 1]
      const swapped = said[row - 1] === meant[column - 2] && said[row - 2] === meant[column - 1]
      line.push(
        Math.min(
          (line[column - 1] ?? 0) + 1,
          (above[column] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          row > 1 && column > 1 && swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = above
    above = line
  }
  return above[meant.length] ?? Infinity
}
