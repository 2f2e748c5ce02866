/** What a person chose by a button or its number, in the desk's language: "2" alone tells a link worker nothing. */
import type { Message } from '../domain/message.js'
import type { DeskWords } from './ports.js'

/** Undefined when the message is not plainly a choice of what was last offered. */
export function chosen(message: Message, before: readonly Message[], words: DeskWords): string | undefined {
  if (message.from.kind !== 'person') return undefined
  const choices = before.findLast(({ from }) => from.kind === 'bot')?.choices ?? []
  const byLabel = choices.filter(({ label }) => label === message.text)
  const picked = byLabel.length > 0 ? byLabel : numbersIn(message.text).map((number) => choices[number - 1])
  const meanings = picked.flatMap((choice) => (choice ? [meaning(choice, words)] : []))
  return meanings.length === 0 || meanings.length < picked.length ? undefined : meanings.join(', ')
}

type Choice = NonNullable<Message['choices']>[number]

function meaning({ code, label }: Choice, { say, has }: DeskWords): string {
  const [at, value] = code.split('=')
  const key = [`${at}.choices.${value}`, `common.${value}`, `needs.${value}`].find(has)
  return key ? say({ key }) : label
}

/** "2", "1, 3", "۲": nothing but small whole numbers, in any of the scripts people type here. */
function numbersIn(text: string): number[] {
  if (!/^\p{Nd}{1,2}(?:[\s,،]+\p{Nd}{1,2})*$/u.test(text.trim())) return []
  return text
    .trim()
    .split(/[\s,،]+/)
    .map((digits) => [...digits].reduce((number, digit) => number * 10 + digitValue(digit), 0))
}

const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6]

function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  return point - (zeros.findLast((zero) => zero <= point) ?? 0)
}
