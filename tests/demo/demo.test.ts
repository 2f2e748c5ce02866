import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { isOpenAlert } from '../../src/domain/alert.js'
import { demoWorld, until, type DemoCases, patience } from '../documents/demo-cases.js'
import { temporaryFolder } from '../store/temporary.js'

let cases: DemoCases
beforeAll(async () => {
  cases = await demoWorld()
}, patience)

const referrals = () => cases.referred.map(({ referral }) => referral)

describe('The demo', () => {
  it('has thirty people in fifteen languages, and a case in every state', () => {
    expect(cases.stored).toHaveLength(30)
    expect(new Set(cases.stored.map(({ language }) => language)).size).toBe(15)
    expect(new Set(referrals().map(({ status }) => status))).toEqual(
      new Set(['waiting', 'taken', 'declined', 'closed', 'withdrawn']),
    )
    expect(new Set(referrals().map(({ outcome }) => outcome)).size).toBeGreaterThan(4)
  })

  it('has one alert that waits and one that was seen, and referrals that are overdue', () => {
    const alerts = cases.stored.flatMap((c) => c.alerts)
    expect(alerts.filter(isOpenAlert)).toHaveLength(1)
    expect(alerts.length).toBeGreaterThan(1)
    const today = until.toISOString().slice(0, 10)
    const overdue = referrals().filter((one) => one.status === 'waiting' && one.expectedBy < today)
    expect(overdue.length).toBeGreaterThan(0)
  })

  it('lets nobody say anything after its own present', () => {
    const later = cases.stored.filter(({ touchedAt, events }) =>
      [touchedAt, ...events.map(({ at }) => at)].some((at) => at > until.toISOString()),
    )
    expect(later).toEqual([])
  })

  it(
    'goes into a folder of its own, and refuses one that holds cases',
    () => {
      const folder = temporaryFolder()
      const run = () =>
        spawnSync(process.execPath, [join(packageRoot, 'build/src/demo.js')], {
          env: { ...process.env, DATA_DIR: folder.path },
          encoding: 'utf8',
        })
      const first = run()
      expect(first.stderr).toBe('')
      expect(first.stdout).toContain('30 invented cases')
      const held = readdirSync(join(folder.path, 'cases')).length
      expect(held).toBeGreaterThan(0)
      const second = run()
      expect(second.status).toBe(1)
      expect(second.stderr).toContain('holds cases already')
      folder.remove()
    },
    patience,
  )
})
