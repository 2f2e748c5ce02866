import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { hoursOf } from '../../src/conversation/hours.js'
import { deploymentSchema } from '../../src/domain/deployment.js'

const deployment = deploymentSchema.parse(
  JSON.parse(readFileSync(join(packageRoot, 'content/deployment.json'), 'utf8')),
)
const noHoliday = () => false
const hours = hoursOf(deployment, noHoliday)
const after = (moment: string, minutes: number) =>
  hours.afterOpenMinutes(new Date(moment), minutes).toISOString()

describe('minutes of opening hours', () => {
  it('pass as they do on the clock while somebody works', () => {
    expect(after('2026-11-20T10:00:00Z', 15)).toBe('2026-11-20T10:15:00.000Z')
  })

  it('stop at closing time and go on when work begins again', () => {
    // Friday closes at 16:30, Monday opens at 9.
    expect(after('2026-11-20T16:25:00Z', 15)).toBe('2026-11-23T09:10:00.000Z')
    expect(after('2026-11-21T12:00:00Z', 15)).toBe('2026-11-23T09:15:00.000Z')
  })

  it('count by the clock of the place, in summer too', () => {
    expect(after('2026-07-03T07:00:00Z', 15)).toBe('2026-07-03T08:15:00.000Z')
  })

  it('leave out bank holidays', () => {
    const closed = hoursOf(deployment, (day) => day === '2026-11-23')
    expect(closed.afterOpenMinutes(new Date('2026-11-20T16:25:00Z'), 15).toISOString()).toBe(
      '2026-11-24T09:10:00.000Z',
    )
  })

  it('are those of the clock where no hours are set', () => {
    const never = hoursOf({ ...deployment, opening: {} }, noHoliday)
    expect(never.afterOpenMinutes(new Date('2026-11-20T16:25:00Z'), 15).toISOString()).toBe(
      '2026-11-20T16:40:00.000Z',
    )
    expect(never.opens(new Date('2026-11-20T16:25:00Z'))).toBeUndefined()
  })
})

it('says when work begins next', () => {
  expect(hours.opens(new Date('2026-11-20T18:00:00Z'))).toEqual({ day: '2026-11-23', time: '09:00' })
  expect(hours.opens(new Date('2026-11-23T08:00:00Z'))).toEqual({ day: '2026-11-23', time: '09:00' })
})
