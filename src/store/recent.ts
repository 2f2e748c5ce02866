/** What was used last, up to a total weight; what was used longest ago goes first. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value, weight: number): void
  delete(key: string): void
}

export function createRecent<Value>(limit: number): Recent<Value> {
  /** In the order of use: a map remembers the order in which its keys were set. */
  const held = new Map<string, { value: Value; weight: number }>()
  let total = 0

  function drop(key: string): void {
    total -= held.get(key)?.weight ?? 0
    held.delete(key)
  }

  return {
    get(key) {
      const entry = held.get(key)
      if (!entry) return undefined
      held.delete(key)
      held.set(key, entry)
      return entry.value
    },
    set(key, value, weight) {
      drop(key)
      held.set(key, { value, weight })
      total += weight
      for (const oldest of held.keys()) {
        if (total <= limit) break
        drop(oldest)
      }
    },
    delete: drop,
  }
}
