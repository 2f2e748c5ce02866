/** Where a person is: from a table, from a lookup, or from one and then the other. */
import type { Places } from './ports.js'

export { httpPlaces } from './http-places.js'
export { tablePlaces } from './table-places.js'

/** The first that knows the place answers. */
export const placesInTurn = (...all: readonly Places[]): Places => ({
  async locate(said) {
    for (const places of all) {
      const found = await places.locate(said)
      if (found !== undefined) return found
    }
    return undefined
  },
})
