/** Whole months from one ISO date to a later one; 0 when the first is later. */
export function monthsBetween(from: string, to: string): number {
  const part = (date: string, start: number, end: number): number => Number(date.slice(start, end))
  const months = (part(to, 0, 4) - part(from, 0, 4)) * 12 + part(to, 5, 7) - part(from, 5, 7)
  return Math.max(0, part(to, 8, 10) < part(from, 8, 10) ? months - 1 : months)
}
