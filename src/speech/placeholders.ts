/** Which values a key's copy fills in: no others need be put into words, or kept with them. */
import type { Copy } from './locales.js'

const plural = /_(?:zero|one|two|few|many|other)$/

/** By key, whatever the language; all forms of a plural together, and `count`, which chooses between them. */
export function placeholdersIn(copies: readonly Copy[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const read = (copy: Copy, above: string) => {
    for (const [name, text] of Object.entries(copy)) {
      if (typeof text !== 'string') read(text, `${above}${name}.`)
      else note(`${above}${name}`, text)
    }
  }
  const note = (key: string, text: string) => {
    const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
    add(key, names)
    if (plural.test(key)) add(key.replace(plural, ''), [...names, 'count'])
  }
  const add = (key: string, names: readonly string[]) => {
    const known = found.get(key) ?? new Set()
    for (const name of names) known.add(name)
    found.set(key, known)
  }
  for (const copy of copies) read(copy, '')
  return found
}
