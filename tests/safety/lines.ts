/**
 * Lines to try the net on. Those in `lines` have been read and the phrases corrected by what they showed; those in `practice` were read
 * while phrases were written; those in `unseen` were read by nobody who writes phrases, and only their figures are looked at.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SafetyNet } from '../../src/safety/ports.js'

const level = z.enum(['emergency', 'crisis', 'safeguarding', 'sensitive', 'none'])

const lineSchema = z.strictObject({
  id: z.string(),
  lang: z.string(),
  /** `plain` must be found; `hard` is indirect, coded or misspelt; `past` asks for kind words; `not` is a hard negative. */
  tag: z.enum(['plain', 'hard', 'past', 'not']),
  text: z.string(),
  expect: level,
  /** Other answers that would do. */
  accept: z.array(level).optional(),
})
export type Line = z.infer<typeof lineSchema>

/** `root` is where the package is; the tests run from what was built. */
export function linesOf(root: string, set: 'lines' | 'practice' | 'unseen' = 'lines'): Line[] {
  const folder = join(root, 'tests/safety', set)
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line))),
  )
}

export interface Mistake {
  readonly line: Line
  readonly got: z.infer<typeof level>
}

export function mistakes(net: SafetyNet, lines: readonly Line[]): Mistake[] {
  return lines
    .map((line) => ({ line, got: net.read(line.text, line.lang)?.level ?? ('none' as const) }))
    .filter(({ line, got }) => got !== line.expect && !line.accept?.includes(got))
}

const alarms: readonly string[] = ['emergency', 'crisis', 'safeguarding']

/** One language's figures in one sentence, then each mistake on a line of its own. */
export function report(net: SafetyNet, language: string, lines: readonly Line[]): string {
  const own = lines.filter(({ lang }) => lang === language)
  const found = mistakes(net, own)
  const missed = found.filter(({ line }) => line.expect !== 'none')
  const false_ = found.filter(({ line, got }) => line.expect === 'none' && alarms.includes(got))
  const calls = own.filter(({ expect }) => expect !== 'none').length
  return [
    `${language}: ${missed.length} of ${calls} not read as expected, ${false_.length} of ${own.length - calls} false alarms`,
    ...found.map(
      ({ line, got }) => `  ${line.id} (${line.tag}) expected ${line.expect}, got ${got}: ${line.text}`,
    ),
  ].join('\n')
}
