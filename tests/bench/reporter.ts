/** Loaded before a server under test: tells whoever forked it what the process has used so far. */
import { memoryUsage, cpuUsage, hrtime } from 'node:process'

/** CPU of all threads and time passed, both in microseconds; memory in bytes. */
export interface Used {
  readonly cpu: number
  readonly at: number
  readonly rss: number
}

process.on('message', (asked) => {
  if (asked !== 'used') return
  const { user, system } = cpuUsage()
  const used: Used = { cpu: user + system, at: Number(hrtime.bigint() / 1_000n), rss: memoryUsage().rss }
  process.send?.(used)
})

// A bench that breaks off leaves no server behind.
process.once('disconnect', () => process.exit())
