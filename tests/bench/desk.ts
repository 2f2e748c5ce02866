/** How long the desk takes over each of its pages while 5,000 cases are open, from the request to the last byte. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startCairn } from './cairn.js'
import { fillDesk, type FilledDesk } from './desk-cases.js'
import { signIn } from './desk-visitor.js'
import { judged, median, percentile, type Row } from './table.js'

const cases = 5_000
const visits = 200
const notCounted = 20
const most = 100

interface Asked {
  readonly what: string
  path(nth: number): string
  /** What stands on the page, so that no error is measured as one. */
  readonly shows: RegExp
}

export async function desk(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-desk-'))
  try {
    const filled = await fillDesk(folder, cases)
    const cairn = await startCairn({ DATA_DIR: folder })
    try {
      const visitor = await signIn(cairn.url, filled.username, filled.password)
      const rows: Row[] = []
      const slow: number[] = []
      for (const { what, path, shows } of pages(filled)) {
        const took: number[] = []
        const before = await cairn.used()
        for (let nth = 0; nth < visits; nth++) {
          const began = performance.now()
          const page = await visitor.see(path(nth))
          took.push(performance.now() - began)
          if (!shows.test(page)) throw new Error(`${path(nth)} does not show ${shows.source}`)
        }
        const cpu = ((await cairn.used()).cpu - before.cpu) / visits / 1_000
        const counted = took.slice(notCounted)
        slow.push(percentile(counted, 95))
        rows.push({
          what: `  ${what}, p50 / p95`,
          measured: `${median(counted).toFixed(1)} / ${percentile(counted, 95).toFixed(1)} ms, CPU ${cpu.toFixed(1)} ms`,
        })
      }
      const worst = Math.max(...slow)
      return [
        {
          what: `a desk of ${cases.toLocaleString('en')} open cases, the slowest page's p95`,
          target: `under ${most} ms`,
          measured: `${worst.toFixed(1)} ms`,
          verdict: judged(worst < most),
        },
        ...rows,
      ]
    } finally {
      await cairn.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function pages({ ids, references }: FilledDesk): Asked[] {
  const queue = (query: string) => () => `/desk/queue?${query}`
  const rows = /id="case-/
  /** Far apart in the list, and none twice: the store holds none of them parsed. */
  const nth = <T>(of: readonly T[], at: number): T => of[(at * 37 + 11) % of.length] as T
  return [
    { what: 'the queue: who waits', path: queue('view=waiting'), shows: rows },
    { what: 'all open', path: queue('view=open'), shows: rows },
    { what: 'a later page', path: (at) => `/desk/queue?view=open&page=${50 + (at % 100)}`, shows: rows },
    { what: 'by need', path: queue('view=open&need=loneliness'), shows: rows },
    { what: 'by language', path: queue('view=open&language=pl'), shows: rows },
    {
      what: 'by reference',
      path: (at) => `/desk/queue?view=open&reference=${nth(references, at)}`,
      shows: rows,
    },
    {
      what: 'need, language and reference',
      path: queue('view=open&need=loneliness&language=en&reference=BN-01'),
      shows: rows,
    },
    { what: 'the part of the queue that refreshes', path: () => '/desk/queue/live?view=open', shows: rows },
    { what: 'the alerts that refresh', path: () => '/desk/alerts/live', shows: /./ },
    { what: 'a case opened', path: (at) => `/desk/cases/${nth(ids, at)}`, shows: /<h1/ },
    {
      what: 'the same, its part that refreshes',
      path: (at) => `/desk/cases/${nth(ids, at)}/live`,
      shows: /./,
    },
  ]
}
