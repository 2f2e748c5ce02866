import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { bankHolidays } from '../../src/conversation/holidays.js'
import { hoursOf } from '../../src/conversation/hours.js'
import { hoursWords } from '../../src/conversation/values.js'
import { deploymentSchema } from '../../src/domain/deployment.js'
import { fixedWorld } from '../fixed-world.js'

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

describe('special days', () => {
  const opening = { ...deployment.opening, MON: [['09:00', '12:00'] as const, ['13:00', '17:00'] as const] }
  const special = deploymentSchema.parse({
    ...deployment,
    opening,
    closedOn: ['2026-11-25'],
    specialDays: {
      '2026-11-24': [],
      '2026-11-26': [
        ['10:00', '11:00'],
        ['14:00', '15:00'],
      ],
      '2026-11-28': [['10:00', '12:00']],
      '2026-12-25': [['10:00', '11:00']],
    },
  })
  const own = hoursOf(special, (day) => day === '2026-11-27' || day === '2026-12-25')
  const isOpen = (moment: string) => own.isOpen(new Date(moment))

  it('have hours of their own, with a break, and go before the week and bank holidays', () => {
    expect(
      ['09:30', '10:30', '12:00', '14:30', '15:00'].map((time) => isOpen(`2026-11-26T${time}:00Z`)),
    ).toEqual([false, true, false, true, false])
    expect(isOpen('2026-11-24T10:00:00Z')).toBe(false)
    expect(isOpen('2026-11-28T10:00:00Z')).toBe(true)
    expect(isOpen('2026-12-25T10:30:00Z')).toBe(true)
  })

  it('and breaks are what "closed until" tells of', () => {
    expect(own.opens(new Date('2026-11-23T12:30:00Z'))).toEqual({ day: '2026-11-23', time: '13:00' })
    expect(own.opens(new Date('2026-11-23T17:00:00Z'))).toEqual({ day: '2026-11-26', time: '10:00' })
    expect(own.opens(new Date('2026-11-26T11:00:00Z'))).toEqual({ day: '2026-11-26', time: '14:00' })
  })

  it('count as working days where somebody works, and not where nobody does', () => {
    // Monday, Thursday, Saturday; then Monday and Tuesday.
    expect(own.answerBy(new Date('2026-11-20T10:00:00Z'))).toBe('2026-12-01')
    expect(own.workingDay('2026-11-28', -1)).toBe('2026-11-26')
    expect(own.startOf('2026-11-26').toISOString()).toBe('2026-11-26T10:00:00.000Z')
  })

  it('that are near are told with the hours of the week, closed ones too', () => {
    const world = fixedWorld()
    const told = hoursWords(own, new Date('2026-11-20T10:00:00Z')).map((words) =>
      world.speech.say(words, 'en'),
    )
    expect(told.slice(-4)).toEqual([
      'Tuesday, 24 November 2026, closed',
      'Wednesday, 25 November 2026, closed',
      'Thursday, 26 November 2026, 10:00 to 11:00',
      'Thursday, 26 November 2026, 14:00 to 15:00',
    ])
  })

  it('are refused when periods overlap or are out of order', () => {
    const wrong = {
      ...deployment,
      specialDays: {
        '2026-11-24': [
          ['13:00', '17:00'],
          ['09:00', '12:00'],
        ],
      },
    }
    expect(deploymentSchema.safeParse(wrong).success).toBe(false)
    const over = {
      ...deployment,
      opening: {
        MON: [
          ['09:00', '13:00'],
          ['12:00', '17:00'],
        ],
      },
    }
    expect(deploymentSchema.safeParse(over).success).toBe(false)
  })
})

describe('bank holidays', () => {
  const isHoliday = (nation: string, day: string) =>
    bankHolidays(deploymentSchema.parse({ ...deployment, nation }))(day)

  it.each([
    ['england', [false, false, true, true]],
    ['wales', [false, false, true, true]],
    ['scotland', [true, true, false, false]],
    ['northernIreland', [false, false, true, true]],
  ])('are those of %s', (nation, expected) => {
    // 2 January, St Andrew's Day, Easter Monday, the summer bank holiday (gov.uk/bank-holidays).
    const days = ['2026-01-02', '2026-11-30', '2026-04-06', '2026-08-31']
    expect(days.map((day) => isHoliday(nation, day))).toEqual(expected)
  })

  it('include St Patrick’s Day and the Twelfth in Northern Ireland alone', () => {
    expect(['2026-03-17', '2026-07-13'].map((day) => isHoliday('northernIreland', day))).toEqual([true, true])
    expect(['2026-03-17', '2026-07-13'].map((day) => isHoliday('england', day))).toEqual([false, false])
  })
})
