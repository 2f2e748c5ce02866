/** Places from a table a link worker keeps (`content/places.json`): postcodes first, then villages and neighbourhoods. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Place } from '../domain/person.js'
import { ContentError } from '../errors.js'
import { fold, placeNamed } from './place-names.js'
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
      if (said.kind === 'town') return placeNamed(names, said.town)
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
