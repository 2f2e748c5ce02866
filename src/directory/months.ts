/** ISO dates as months and days, read once, so that "how many months ago" is a subtraction. */
export interface MonthDay {
  /** Since the year 0. */
  readonly month: number
  readonly day: number
}

export const monthDay = (date: string): MonthDay => ({
  month: Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** Whole months; 0 when the date lies ahead. */
export const monthsSince = (date: MonthDay, now: MonthDay): number =>
  Math.max(0, now.month - date.month - (now.day < date.day ? 1 : 0))
