/** Many ways to write a word made one: each rule is a regular expression and what stands for it, in order. */
import type { Phrases } from './content.js'

export function respeller(rules: Phrases['respell']): (word: string) => string {
  const compiled = rules.map(([from, to]) => [new RegExp(from, 'gu'), to] as const)
  return (word) => compiled.reduce((spelled, [from, to]) => spelled.replace(from, to), word)
}
