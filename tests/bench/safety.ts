/** How long the safety net takes over one message, of any length, and with words made to be slow. */
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { packageRoot } from '../../src/config.js'
import { createSafetyNet, loadSafety } from '../../src/safety/index.js'
import { linesOf } from '../safety/lines.js'
import { stream } from '../directory/generate.js'
import { judged, median, percentile, type Row } from './table.js'

const lengths = [100, 1_000, 4_000, 20_000]
/** The longest message that is accepted; longer ones are read too, and refused. */
const accepted = 4_000
const messages = 300
const notCounted = 50
const slowest = ['me ', 'I want to ', 'i do not really want my ', 'husband he took all ', 'się nie chcę ']

export async function safety(): Promise<Row[]> {
  const net = createSafetyNet(loadSafety(join(packageRoot, 'content/safety')))
  const next = stream(5)
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T
  const languages = ['en', 'cy', 'pl', 'ur']
  const lines = linesOf(packageRoot)
  const wordsOf = new Map(
    languages.map((code) => [
      code,
      lines.filter(({ lang }) => lang === code).flatMap(({ text }) => text.split(' ')),
    ]),
  )
  const message = (length: number, language: string) => {
    const words = wordsOf.get(language) ?? []
    let text = ''
    while (text.length < length) text += `${oneOf(words)} `
    return text.slice(0, length)
  }
  const time = (text: string, language: string) => {
    const began = performance.now()
    net.read(text, language)
    return performance.now() - began
  }
  const rows = lengths.map((length): Row => {
    const took = Array.from({ length: messages }, () => {
      const language = oneOf(languages)
      return time(message(length, language), language)
    })
    const counted = took.slice(notCounted)
    const slow = percentile(counted, 99)
    return {
      what: `safety net over ${length.toLocaleString('en')} characters, p99`,
      ...(length <= accepted ? { target: 'at most 2 ms', verdict: judged(slow <= 2) } : {}),
      measured: `${slow.toFixed(2)} ms (p50 ${median(counted).toFixed(2)} ms)`,
    }
  })
  const growth = slowest.map((piece) => {
    const took = (length: number) =>
      median(Array.from({ length: 15 }, () => time(piece.repeat(length / piece.length), 'en')))
    return took(20_000) / took(5_000)
  })
  const worst = Math.max(...growth)
  return [
    ...rows,
    {
      what: 'the worst repeated words, 20,000 characters to 5,000',
      target: 'at most 6x',
      measured: `${worst.toFixed(1)}x`,
      verdict: judged(worst <= 6),
    },
  ]
}
