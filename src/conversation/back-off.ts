/** When sending is tried again after it failed, and when it is given up. */

/** Minutes until the next try, after the first, the second … failure. */
const waits = [1, 2, 5, 15, 60, 240, 720]
/** Seconds: no far side makes us wait longer than a day. */
const longest = 24 * 60 * 60

/** @returns the moment of the next try, ISO; undefined after the last. `after`: seconds, where the far side said when. */
export function nextTry(tries: number, now: Date, after = 0): string | undefined {
  const wait = waits[tries - 1]
  if (wait === undefined) return undefined
  const seconds = Math.max(Math.min(after, longest), wait * 60)
  return new Date(now.getTime() + seconds * 1_000).toISOString()
}
