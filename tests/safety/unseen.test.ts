import { join } from 'node:path'
import { byLanguage, figuresOf, readLine } from '../../src/evaluate/safety.js'
import { createSafetyNet, loadSafety } from '../../src/safety/index.js'
import { linesOf } from './lines.js'

const root = process.cwd()
const content = loadSafety(join(root, 'content/safety'))
const net = createSafetyNet(content)
const unseen = linesOf(root, 'unseen')

it('the published figures are those of the phrases in force', () => {
  const measured = byLanguage(unseen.map((line) => readLine(net, line)))
  const figures = Object.fromEntries([...measured].map(([language, of]) => [language, figuresOf(of)]))
  expect(content.figures?.version).toBe(net.version)
  expect(content.figures?.languages).toEqual(figures)
})

it.each([...byLanguage(unseen.map((line) => readLine(net, line)))])(
  '%s: half of the lines or nearly call for no help, and there are enough',
  (language, of) => {
    const calm = of.filter(({ line }) => line.expect === 'none' || line.expect === 'sensitive').length
    expect(of.length).toBeGreaterThanOrEqual(language === 'en' ? 60 : 40)
    expect(calm * 2.2).toBeGreaterThanOrEqual(of.length)
  },
)

it('no line of theirs stands in the phrases', () => {
  const examples = new Set(
    content.phrases.flatMap(({ rules, guards }) => [...rules, ...guards].map(({ example }) => example)),
  )
  expect(unseen.filter(({ text }) => examples.has(text))).toEqual([])
})
