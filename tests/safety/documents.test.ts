import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'

const folder = join(packageRoot, 'docs/safety')
const pages = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
const hazards = (pages.find(({ name }) => name === 'hazard-log.md')?.text ?? '')
  .split('\n')
  .filter((line) => /^\| H\d\d /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

it('each hazard has a control, a test that shows it, and says what remains', () => {
  expect(hazards.length).toBeGreaterThan(10)
  const unfinished = hazards.filter(
    (cells) => cells.slice(1, 8).some((cell) => cell === '') || cells.length !== 9,
  )
  expect(unfinished).toEqual([])
})

it('each named test and file is there', () => {
  const named = pages.flatMap(({ text }) =>
    [...text.matchAll(/`((?:tests|src|content)\/[\w./-]+)`/g)].map(([, path = '']) => path),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([])
})

it('each page says that nobody has signed it', () => {
  expect(
    pages.filter(
      ({ text }) =>
        !text.includes('No Clinical Safety\nOfficer') && !text.includes('No Clinical Safety Officer'),
    ),
  ).toEqual([])
})
