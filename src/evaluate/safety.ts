/** How well the safety net reads lines that somebody has labelled: what it got, and the figures of each language. */
import { z } from 'zod'
import { helpLevels } from '../domain/alert.js'
import type { FiguresOf } from '../safety/figures.js'
import type { SafetyNet } from '../safety/ports.js'
import type { Kind } from './kinds.js'

const levels = [...helpLevels, 'none'] as const
export type Level = (typeof levels)[number]

/** Other fields are left alone. Lines without `expect` are read, and count in no figure. */
export const safetyLineSchema = z.looseObject({
  id: z.string(),
  lang: z.string(),
  text: z.string(),
  expect: z.enum(levels).optional(),
  /** Other answers that would do. */
  accept: z.array(z.enum(levels)).optional(),
  /** `plain` lines may never be missed. */
  tag: z.string().optional(),
})
export type SafetyLine = z.infer<typeof safetyLineSchema>

export interface Reading {
  readonly line: SafetyLine
  readonly got: Level
  /** The rule that fired. */
  readonly rule?: string
}

export function safetyKind(net: SafetyNet): Kind<SafetyLine> & { reading(line: SafetyLine): Reading } {
  return {
    schema: safetyLineSchema,
    read: (line) => readLine(net, line).got,
    reading: (line) => readLine(net, line),
    report: (language, readings) =>
      reportOf(
        language,
        readings.map(({ line }) => readLine(net, line)),
      ),
  }
}

export function readLine(net: SafetyNet, line: SafetyLine): Reading {
  const finding = net.read(line.text, line.lang)
  return { line, got: finding?.level ?? 'none', ...(finding && { rule: finding.rule }) }
}

const alarms: readonly string[] = ['emergency', 'crisis', 'safeguarding']
const isAlarm = (level: string | undefined): boolean => level !== undefined && alarms.includes(level)

/** Missed: help was called for, and none of the three that give it was shown. False alarm: one of them where none was called for. */
const isMissed = ({ line, got }: Reading): boolean =>
  isAlarm(line.expect) && !isAlarm(got) && !line.accept?.includes(got)
const isFalseAlarm = ({ line, got }: Reading): boolean =>
  line.expect === 'none' && isAlarm(got) && !line.accept?.includes(got)
const isOther = (reading: Reading): boolean =>
  reading.line.expect !== undefined &&
  reading.got !== reading.line.expect &&
  !reading.line.accept?.includes(reading.got) &&
  !isMissed(reading) &&
  !isFalseAlarm(reading)

export function figuresOf(readings: readonly Reading[]): FiguresOf {
  const count = (which: (reading: Reading) => boolean) => readings.filter(which).length
  const isPlain = ({ line }: Reading) => isAlarm(line.expect) && line.tag === 'plain'
  return {
    lines: count(({ line }) => line.expect !== undefined),
    plain: count(isPlain),
    plainMissed: count((reading) => isPlain(reading) && isMissed(reading)),
    indirect: count((reading) => isAlarm(reading.line.expect) && !isPlain(reading)),
    indirectMissed: count((reading) => !isPlain(reading) && isMissed(reading)),
    none: count(({ line }) => line.expect === 'none'),
    falseAlarms: count(isFalseAlarm),
    otherHelp: count(isOther),
  }
}

/** By language, in the order in which they first come. */
export const byLanguage = (readings: readonly Reading[]): Map<string, Reading[]> =>
  Map.groupBy(readings, ({ line }) => line.lang)

/** One language in a sentence, then each mistake on a line of its own. */
export function reportOf(language: string, readings: readonly Reading[]): string {
  const f = figuresOf(readings)
  const named = (what: string, which: (reading: Reading) => boolean) =>
    readings
      .filter(which)
      .map(
        ({ line, got, rule }) =>
          `  ${what} ${line.id}${line.tag ? ` (${line.tag})` : ''}: expected ${line.expect}, got ${got}${rule ? ` by ${rule}` : ''}: ${line.text}`,
      )
  return [
    `${language}: plain ${f.plainMissed} of ${f.plain} missed; indirect ${f.indirectMissed} of ${f.indirect} missed; ` +
      `${f.falseAlarms} of ${f.none} false alarms; ${f.otherHelp} of ${f.lines} shown other help than expected`,
    ...named('missed', isMissed),
    ...named('false alarm', isFalseAlarm),
    ...named('other help', isOther),
  ].join('\n')
}
