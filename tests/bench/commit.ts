/** What a commit costs while few and many cases lie in the store. */
import { newCase } from '../../src/conversation/new-case.js'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { headOf } from '../../src/conversation/head.js'
import type { Store } from '../../src/conversation/ports.js'
import type { Case } from '../../src/domain/case.js'
import { openStore } from '../../src/store/index.js'
import { judged, median, type Row } from './table.js'

const sizes = [100, 1_000, 10_000] as const
const measuredCommits = 400
const atOnce = 32
const at = '2026-11-20T10:00:00.000Z'

export async function commit(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
  const stores: { size: number; store: Store; took: number[] }[] = []
  try {
    for (const size of sizes) {
      const store = await openStore({ folder: join(folder, String(size)), headOf })
      stores.push({ size, store, took: [] })
      await fill(store, size)
    }
    // Taken in turn, so that whatever else the disk does falls on all of them alike.
    for (let nth = 0; nth < measuredCommits; nth++)
      for (const { store, size, took } of stores) {
        const next = aCase((nth * 37) % size, 2 + Math.floor(nth / size))
        const began = performance.now()
        if ((await store.commit(next)) !== 'ok') throw new Error('a commit clashed')
        took.push(performance.now() - began)
      }
  } finally {
    for (const { store } of stores) await store.close()
    await rm(folder, { recursive: true, force: true })
  }
  const middles = stores.map(({ took }) => median(took))
  const ratio = Math.max(...middles) / Math.min(...middles)
  return [
    {
      what: `commit with ${sizes.map((size) => size.toLocaleString('en')).join(' / ')} cases stored`,
      target: 'flat within 1.50x',
      measured: `${ratio.toFixed(2)}x (${middles.map((middle) => middle.toFixed(2)).join(' / ')} ms)`,
      verdict: judged(ratio <= 1.5),
    },
  ]
}

async function fill(store: Store, count: number): Promise<void> {
  let next = 0
  const work = async () => {
    while (next < count) await store.commit(aCase(next++, 1))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** A conversation of thirty messages, about the size of a real one that has come to activities. */
function aCase(number: number, version: number): Case {
  const messages = Array.from({ length: 30 }, (_, index): Case['messages'][number] =>
    index % 2 === 0
      ? {
          index,
          at,
          from: { kind: 'bot' },
          text: `Question ${index}. ${'What was asked. '.repeat(25)}`,
          language: 'en',
        }
      : { index, at, from: { kind: 'person' }, text: `answer ${number}`, messageId: `${number}.${index}` },
  )
  const address = `someone-${number}`
  return {
    ...newCase({ id: `bench-case-${number}`, channel: 'web', address, language: 'en', now: at }),
    version,
    keeping: 'kept',
    messages,
    events: [],
    due: [{ at: '2026-12-20T10:00:00.000Z', what: 'expire' }],
  }
}
