import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packageRoot } from '../../src/config.js'

const files = ['src', 'dialogs'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
)

/** The files, below the package's root, whose text matches. */
const filesWith = (pattern: RegExp) =>
  files
    .filter((file) => pattern.test(readFileSync(file, 'utf8')))
    .map((file) => relative(packageRoot, file))
    .toSorted()

describe('who knows what', () => {
  it('is as .dependency-cruiser.cjs has it', () => {
    expect(broken('src', 'dialogs')).toEqual([])
  })

  it('is really looked at: a file that breaks a rule is found', () => {
    expect(broken('tests/architecture/breaks-the-rules')).toContain(
      'no-circle: tests/architecture/breaks-the-rules/one.ts',
    )
  })

  it('leaves the environment to config.ts', () => {
    expect(filesWith(/process\.env|env\s*\}\s*from 'node:process'/)).toEqual(['src/config.ts'])
  })

  it('leaves the recognisers to understanding, also where they are required', () => {
    expect(filesWith(/['"]@microsoft\/recognizers/)).toEqual(['src/understanding/recognizers.ts'])
  })

  it('reads no clock of the machine where time is data', () => {
    const read = filesWith(/new Date\(\)|Date\.now\(\)/)
    expect(
      read.filter((file) => !/^src\/(channels|http|service|chat|demo\.ts|evaluate|review)/.test(file)),
    ).toEqual([])
  })

  it('names no language and no channel in the engine', () => {
    const named = filesWith(/['"](en|cy|pl|ur|web|sms|teams)['"]/)
    expect(named.filter((file) => /^(dialogs|src\/(domain|flow|conversation|desk))\//.test(file))).toEqual([])
  })

  it('keeps every file within 250 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 250)
    expect(long.map((file) => relative(packageRoot, file))).toEqual([])
  })
})

/** Each broken rule with the file that breaks it. */
function broken(...folders: string[]): string[] {
  const cruiser = join(packageRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const rules = join(packageRoot, '.dependency-cruiser.cjs')
  const { stdout } = spawnSync(
    process.execPath,
    [cruiser, ...folders, '--config', rules, '--output-type', 'json'],
    { cwd: packageRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[]; totalCruised: number }
  }
  expect(summary.totalCruised).toBeGreaterThan(1)
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)
}
