/** E-mail addresses, with words around them or not; every check runs once over the text. */
import { clean } from './fold.js'
import type { Understood } from './ports.js'

const longest = 400
const local = /^[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,64}$/
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

export function email(text: string): Understood<string, 'unclear'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const found = new Set<string>()
  for (const piece of clean(text.slice(0, longest))
    .replace(/ ?@ ?/g, '@')
    .split(/[\s<>(),;:"]+/)) {
    const address = piece.includes('@') ? real(piece.replace(/^[.'[]+|[.'\]!?]+$/g, '')) : undefined
    if (address) found.add(address)
  }
  const [value] = found
  return value !== undefined && found.size === 1 ? { ok: true, value } : { ok: false, why: 'unclear' }
}

/** The address with its domain in lower case, or undefined when it cannot be one (RFC 5321 lengths, no quoted forms). */
function real(piece: string): string | undefined {
  const [name = '', domain = '', ...more] = piece.split('@')
  const labels = domain.toLowerCase().split('.')
  const last = labels.at(-1) ?? ''
  if (more.length > 0 || domain.length > 253 || labels.length < 2) return undefined
  if (!local.test(name) || name.startsWith('.') || name.endsWith('.') || name.includes('..')) return undefined
  if (!labels.every((part) => label.test(part)) || !/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(last))
    return undefined
  return `${name}@${labels.join('.')}`
}
