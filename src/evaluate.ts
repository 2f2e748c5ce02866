/**
 * `npm run evaluate -- KIND FILE.jsonl ...` reads lines and prints what was made of each, a JSON object a line. `--report` prints
 * figures and mistakes per language instead, where lines carry `expect`; `--publish` writes the figures of the safety net to where
 * the desk shows them. `held-back` needs no file: see there.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config.js'
import { CairnError } from './errors.js'
import { commandsKind, confirmKind } from './evaluate/answers.js'
import { datesKind } from './evaluate/dates.js'
import type { Kind } from './evaluate/kinds.js'
import { heldBack } from './evaluate/held-back.js'
import { needsKind } from './evaluate/needs.js'
import { byLanguage, figuresOf, safetyKind } from './evaluate/safety.js'
import { once } from './once.js'
import type { Figures } from './safety/figures.js'
import { createSafetyNet, loadSafety } from './safety/index.js'
import { createUnderstanding, loadLexicons, loadNeeds } from './understanding/index.js'

const config = readConfig()
const safetyFolder = join(config.CONTENT_DIR, 'safety')
const safety = once(() => loadSafety(safetyFolder))
const net = once(() => createSafetyNet(safety()))
const languages = readdirSync(config.LOCALES_DIR)
const understanding = once(() =>
  createUnderstanding({
    lexicons: loadLexicons(config.LOCALES_DIR, languages),
    needs: loadNeeds(join(config.CONTENT_DIR, 'needs')),
    names: {},
  }),
)

const kinds = {
  safety: () => safetyKind(net()),
  needs: () => needsKind(understanding()),
  confirm: () => confirmKind(understanding()),
  commands: () => commandsKind(understanding(), languages),
  dates: () => datesKind(understanding()),
} as const

const usage = `npm run evaluate -- ${Object.keys(kinds).join('|')} FILE.jsonl [FILE.jsonl ...] [--report] [--publish]`

function linesOf<Line extends { id: string; lang: string }>(file: string, { schema }: Kind<Line>): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      if (text.trim() === '') return []
      try {
        return [schema.parse(JSON.parse(text))]
      } catch (cause) {
        const needed = 'lacks a field of its kind (id, lang, text; for dates also kind and now)'
        throw new CairnError('bad_line', `${file}:${at + 1} ${needed}; correct it there`, { cause })
      }
    })
}

function evaluate<Line extends { id: string; lang: string }>(
  kind: Kind<Line>,
  files: readonly string[],
  isReport: boolean,
): { line: Line; got: unknown }[] {
  const readings = files
    .flatMap((file) => linesOf(file, kind))
    .map((line) => ({ line, got: kind.read(line) }))
  const out = (text: string) => process.stdout.write(`${text}\n`)
  if (!isReport) for (const { line, got } of readings) out(JSON.stringify({ id: line.id, got }))
  else
    for (const [language, of] of Map.groupBy(readings, ({ line }) => line.lang))
      out(kind.report(language, of))
  return readings
}

function publish(files: readonly string[]): void {
  const kind = safetyKind(net())
  const readings = files.flatMap((file) => linesOf(file, kind)).map((line) => kind.reading(line))
  const figures: Figures = {
    measuredOn: new Date().toISOString().slice(0, 10),
    version: net().version,
    lines: files.map((file) => file.split('/').slice(-2).join('/')).join(', '),
    languages: Object.fromEntries(
      [...byLanguage(readings)].map(([language, of]) => [language, figuresOf(of)]),
    ),
  }
  writeFileSync(join(safetyFolder, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`)
}

function main(words: readonly string[]): void {
  const [name = '', ...files] = words.filter((word) => !word.startsWith('--'))
  if (name === 'held-back') return heldBack(safety()).forEach((line) => process.stdout.write(`${line}\n`))
  if (!Object.hasOwn(kinds, name) || files.length === 0) throw new CairnError('usage', `Use: ${usage}`)
  const isReport = words.includes('--report')
  if (name === 'safety') evaluate(kinds.safety(), files, isReport)
  else if (name === 'needs') evaluate(kinds.needs(), files, isReport)
  else if (name === 'dates') evaluate(kinds.dates(), files, isReport)
  else evaluate(name === 'confirm' ? kinds.confirm() : kinds.commands(), files, isReport)
  if (name === 'safety' && words.includes('--publish')) publish(files)
}

try {
  main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`cairn: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
