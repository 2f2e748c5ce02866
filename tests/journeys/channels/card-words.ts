/** What can be read on Adaptive Cards, in the order in which they are drawn. */
const readable = new Set(['text', 'title', 'label'])

export function wordsIn(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(wordsIn)
  if (typeof drawn !== 'object' || drawn === null) return []
  return Object.entries(drawn).flatMap(([name, value]) => {
    if (name === 'data') return []
    return typeof value === 'string' ? (readable.has(name) ? [value] : []) : wordsIn(value)
  })
}
