/** Cases that live in memory only: those of people who refused storing, and every case of a test. */
import type { Case, CaseId } from '../domain/case.js'
import type { Store } from '../conversation/ports.js'
import { createHeadIndex } from './head-index.js'
import type { HeadOf } from './case-file.js'
import { createStore, type Shelf } from './store.js'

/** Holds what it is given frozen: whoever changes a case in place instead of making the next one finds out at once. */
export function memoryShelf(): Shelf {
  const cases = new Map<CaseId, Case>()
  return {
    read: async (id) => cases.get(id),
    async write({ case: c }) {
      cases.set(c.id, deeplyFrozen(c))
    },
    async erase(id) {
      cases.delete(id)
    },
    async close() {
      cases.clear()
    },
  }
}

export function openMemoryStore({ headOf }: { headOf: HeadOf }): Store {
  return createStore({ headOf, index: createHeadIndex(), kept: memoryShelf(), refused: memoryShelf() })
}

/** Stops at what is frozen already, which from one version to the next is nearly everything. */
function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(deeplyFrozen)
  return Object.freeze(value)
}
