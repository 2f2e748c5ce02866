/** How long one message takes to be understood once its language is loaded, and what loading every language costs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { memoryUsage } from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import { packageRoot } from '../../src/config.js'
import { createUnderstanding, loadLexicons, loadNeeds } from '../../src/understanding/index.js'
import type { Understanding } from '../../src/understanding/ports.js'
import { judged, percentile, type Row } from './table.js'

const rounds = 4
const lineSchema = z.looseObject({ lang: z.string(), text: z.string() })
type Line = z.infer<typeof lineSchema>

export function understanding(): Promise<Row[]> {
  const before = held()
  const began = performance.now()
  const loaded = load()
  const languages = readdirSync(join(packageRoot, 'locales'))
  for (const language of languages) readAll(loaded, { lang: language, text: 'hello' })
  const took = performance.now() - began
  const megabytes = (held() - before) / 1_000_000

  const lines = linesToRead()
  const each: number[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const line of lines) {
      const start = performance.now()
      readAll(loaded, line)
      if (round > 0) each.push(performance.now() - start)
    }
  }
  const slow = percentile(each, 99)
  return Promise.resolve([
    {
      what: 'one message read for needs, answer and command, p99',
      target: 'at most 3 ms',
      measured: `${slow.toFixed(2)} ms (p50 ${percentile(each, 50).toFixed(2)} ms)`,
      verdict: judged(slow <= 3),
    },
    {
      what: `all ${languages.length} languages loaded`,
      target: 'at most 300 ms',
      measured: `${took.toFixed(0)} ms, a language at its first message`,
      verdict: judged(took <= 300),
    },
    {
      what: '  memory they hold',
      target: 'at most 60 MB',
      measured: `${megabytes.toFixed(0)} MB`,
      verdict: judged(megabytes <= 60),
    },
  ])
}

function load(): Understanding {
  const locales = join(packageRoot, 'locales')
  return createUnderstanding({
    lexicons: loadLexicons(locales, readdirSync(locales)),
    needs: loadNeeds(join(packageRoot, 'content/needs')),
    names: {},
  })
}

function readAll(by: Understanding, { lang, text }: Line): void {
  by.needs(text, lang)
  by.yesNo(text, lang)
  by.command(text, lang)
}

/** Lines people write, in every language: those that understanding was mended by. */
function linesToRead(): Line[] {
  const folder = join(packageRoot, 'tests/understanding/practice')
  return ['needs', 'confirm', 'commands'].flatMap((kind) =>
    readdirSync(join(folder, kind)).flatMap((file) =>
      readFileSync(join(folder, kind, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => lineSchema.parse(JSON.parse(line))),
    ),
  )
}

/** Bytes that are held once what nobody holds has been collected. */
function held(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = memoryUsage()
  return heapUsed + external
}
