/** How soon the service listens, and what memory it holds: fresh and idle, and after some conversations. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { call, directLine, messageOf, startCairn, type Cairn } from './cairn.js'
import { person } from './people.js'
import { startProcess } from './server-process.js'
import { judged, median, type Row } from './table.js'

const starts = 5
const idleSeconds = 5
const conversations = 200
const atOnce = 16
const megabytes = (bytes: number) => bytes / 1_000_000

export async function start(): Promise<Row[]> {
  const took: number[] = []
  for (let nth = 0; nth < starts; nth++) {
    const cairn = await startCairn()
    took.push(cairn.started)
    await cairn.stop()
  }
  const middle = median(took)
  const whole = await byScript()
  const cairn = await startCairn()
  try {
    await wait(idleSeconds * 1_000)
    const idle = megabytes((await cairn.used()).rss)
    await talk(cairn)
    const after = megabytes((await cairn.used()).rss)
    return [
      {
        what: 'start to listening',
        target: 'at most 1.5 s',
        measured: `${(middle / 1_000).toFixed(2)} s (median of ${starts})`,
        verdict: judged(middle <= 1_500),
      },
      { what: '  by `npm start`, nothing to build', measured: `${(whole / 1_000).toFixed(2)} s` },
      {
        what: 'idle memory',
        target: 'at most 180 MB',
        measured: `${idle.toFixed(0)} MB`,
        verdict: judged(idle <= 180),
      },
      { what: `  after ${conversations} conversations`, measured: `${after.toFixed(0)} MB` },
    ]
  } finally {
    await cairn.stop()
  }
}

/** The same by way of the script that first looks whether anything must be installed or built. */
async function byScript(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
  try {
    const server = await startProcess('scripts/start.mjs', { DATA_DIR: folder })
    await server.stop()
    return server.started
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function talk(cairn: Cairn): Promise<void> {
  let next = 0
  const work = async () => {
    while (next < conversations) {
      const who = person(next++)
      const { id, token } = await cairn.begin(who.language)
      for (const [nth, text] of who.says.entries()) {
        const body = messageOf(text, `${who.mark}.${nth}`)
        await call(`${cairn.url}${directLine}/${id}/activities`, { method: 'POST', bearer: token, body })
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
