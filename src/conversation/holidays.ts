/** Bank holidays of the four nations, by the library date-holidays, loaded when first asked for: it is large. */
import { createRequire } from 'node:module'
import type HolidaysClass from 'date-holidays'
import type { Deployment } from '../domain/deployment.js'
import { once } from '../once.js'

const regions: Record<Deployment['nation'], string> = {
  england: 'ENG',
  scotland: 'SCT',
  wales: 'WLS',
  northernIreland: 'NIR',
}

/** Whether an ISO date is a bank or public holiday in the deployment's nation. */
export function bankHolidays({ country, nation }: Deployment): (day: string) => boolean {
  const calendar = once(() => {
    const Holidays = createRequire(import.meta.url)('date-holidays') as typeof HolidaysClass
    return new Holidays(country, regions[nation], { types: ['public', 'bank'] })
  })
  const known = new Map<string, ReadonlySet<string>>()
  return (day) => {
    const year = day.slice(0, 4)
    let days = known.get(year)
    if (!days) {
      days = new Set(
        calendar()
          .getHolidays(Number(year))
          .map((holiday) => holiday.date.slice(0, 10)),
      )
      known.set(year, days)
    }
    return days.has(day)
  }
}
