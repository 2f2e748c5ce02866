/**
 * `npm run evaluate -- safety FILE.jsonl ...` reads labelled lines and prints what was made of each, a JSON object a line.
 * `--report` prints misses and false alarms per language instead; `--publish` writes their figures to where the desk shows them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config.js'
import { CairnError } from './errors.js'
import { byLanguage, figuresOf, readLine, reportOf, safetyLineSchema } from './evaluate/safety.js'
import type { Figures } from './safety/figures.js'
import { createSafetyNet, loadSafety } from './safety/index.js'

const usage = 'npm run evaluate -- safety FILE.jsonl [FILE.jsonl ...] [--report] [--publish]'

function linesOf(file: string) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      if (text.trim() === '') return []
      try {
        return [safetyLineSchema.parse(JSON.parse(text))]
      } catch (cause) {
        throw new CairnError(
          'bad_line',
          `${file}:${at + 1} is no line with id, lang and text; correct it there`,
          {
            cause,
          },
        )
      }
    })
}

function evaluate(words: readonly string[]): void {
  const [kind, ...files] = words.filter((word) => !word.startsWith('--'))
  if (kind !== 'safety' || files.length === 0) throw new CairnError('usage', `Use: ${usage}`)
  const folder = join(readConfig().CONTENT_DIR, 'safety')
  const safety = loadSafety(folder)
  const net = createSafetyNet(safety)
  const readings = files.flatMap(linesOf).map((line) => readLine(net, line))
  const out = (text: string) => process.stdout.write(`${text}\n`)
  if (!words.includes('--report'))
    for (const { line, got } of readings) out(JSON.stringify({ id: line.id, got }))
  else for (const [language, of] of byLanguage(readings)) out(reportOf(language, of))
  if (!words.includes('--publish')) return
  const figures: Figures = {
    measuredOn: new Date().toISOString().slice(0, 10),
    version: net.version,
    lines: files.map((file) => file.split('/').slice(-2).join('/')).join(', '),
    languages: Object.fromEntries(
      [...byLanguage(readings)].map(([language, of]) => [language, figuresOf(of)]),
    ),
  }
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`)
}

try {
  evaluate(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`cairn: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
