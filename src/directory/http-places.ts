/** Postcodes by a lookup over HTTP, for a deployment that covers more than a table can hold. */
import { z } from 'zod'
import type { Place } from '../domain/person.js'
import type { Places } from './ports.js'

export interface HttpPlacesOptions {
  /** With `{postcode}` where the postcode goes: `https://postcodes.example.org/postcodes/{postcode}`. */
  readonly url: string
  readonly timeoutMs: number
}

const spot = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }
/** The answer of postcodes.io, or latitude and longitude alone. */
const answerSchema = z.union([
  z
    .object({ result: z.object({ ...spot, admin_district: z.string().min(1).nullish() }) })
    .transform(({ result }) => result),
  z.object({ ...spot, admin_district: z.string().min(1).nullish() }),
])
const mostBytes = 100_000

/** Whatever goes wrong over there is "not known here": the journey goes on without a distance. */
export function httpPlaces({ url, timeoutMs }: HttpPlacesOptions): Places {
  return {
    async locate(said): Promise<Place | undefined> {
      if (said.kind !== 'postcode') return undefined
      try {
        const response = await fetch(url.replaceAll('{postcode}', encodeURIComponent(said.postcode)), {
          signal: AbortSignal.timeout(timeoutMs),
          headers: { accept: 'application/json' },
          redirect: 'error',
        })
        if (!response.ok) {
          await response.body?.cancel()
          return undefined
        }
        const { latitude, longitude, admin_district } = answerSchema.parse(JSON.parse(await textOf(response)))
        const outward = said.postcode.trim().split(/\s/)[0] ?? said.postcode
        return { name: admin_district ?? outward, latitude, longitude }
      } catch {
        return undefined
      }
    },
  }
}

/** At most `mostBytes`: a lookup that never stops answering is cut off. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined
  if (body === undefined) return ''
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new RangeError('the lookup answered too much')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
