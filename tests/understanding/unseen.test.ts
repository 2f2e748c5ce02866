/**
 * What the README says of how well people are understood holds: no figure of the lines that nobody mended by is worse than it
 * states. Lines are counted here and never shown.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandsKind, confirmKind } from '../../src/evaluate/answers.js'
import { datesKind } from '../../src/evaluate/dates.js'
import { needsKind } from '../../src/evaluate/needs.js'
import { fixedWorld } from '../fixed-world.js'
import { languages, root } from './known.js'

const { understanding } = fixedWorld().setting
const kinds = {
  needs: needsKind(understanding),
  confirm: confirmKind(understanding),
  commands: commandsKind(understanding, languages),
  dates: datesKind(understanding),
}

const englishNames = new Intl.DisplayNames('en', { type: 'language' })
/** Where the README calls a language otherwise than the runtime does. */
const calledHere: Readonly<Record<string, string>> = { bn: 'Bengali' }

/** The row of a language, its figures in the order of the columns. */
function published(language: string): { heard: number[]; f1: number; pairs: number[][] } {
  const name = calledHere[language] ?? englishNames.of(language) ?? language
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const table = readme.slice(readme.indexOf('| a right need'))
  const row = table.split('\n').find((line) => line.startsWith(`| ${name} `)) ?? ''
  const [, heard = '', f1 = '', ...rest] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('*', ''))
  const numbers = (cell: string) => (cell.match(/\d+/g) ?? []).map(Number)
  return { heard: numbers(heard), f1: Number(f1), pairs: rest.map(numbers) }
}

function measured<Line extends { id: string; lang: string }, Figures>(
  kind: {
    schema: { parse(value: unknown): Line }
    read(line: Line): unknown
    figures(readings: readonly { line: Line; got: unknown }[]): Figures
  },
  name: string,
  language: string,
): Figures {
  const lines = readFileSync(join(root, 'tests/understanding/unseen', name, `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => kind.schema.parse(JSON.parse(line)))
  return kind.figures(lines.map((line) => ({ line, got: kind.read(line) })))
}

describe.each(languages)('what is published of %s', (language) => {
  const { heard, f1, pairs } = published(language)

  it('is there, for each kind', () => {
    expect(heard).toHaveLength(2)
    expect(f1).toBeGreaterThan(0)
    expect(pairs.map(({ length }) => length)).toEqual([3, 3, 3])
  })

  it('holds for needs', () => {
    const now = measured(kinds.needs, 'needs', language)
    expect(now.told).toBe(heard[1])
    expect(now.heard).toBeGreaterThanOrEqual(heard[0] ?? NaN)
    expect(now.f1).toBeGreaterThanOrEqual(f1 - 0.0005)
  })

  it.each([
    ['confirm', 0],
    ['commands', 1],
  ] as const)('holds for %s', (name, column) => {
    const [right = NaN, of = NaN, worst = NaN] = pairs[column] ?? []
    const now = measured(kinds[name], name, language)
    expect(now.lines).toBe(of)
    expect(now.right).toBeGreaterThanOrEqual(right)
    expect(now.worst).toBeLessThanOrEqual(worst)
  })

  it('holds for dates', () => {
    const [right = NaN, of = NaN, otherwise = NaN] = pairs[2] ?? []
    const now = measured(kinds.dates, 'dates', language)
    expect(now.lines).toBe(of)
    expect(now.right).toBeGreaterThanOrEqual(right)
    expect(now.otherwise).toBeLessThanOrEqual(otherwise)
  })

  it('takes nothing for a yes that is none', () => {
    expect(measured(kinds.confirm, 'confirm', language).worst).toBe(0)
  })
})
