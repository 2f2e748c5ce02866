/** Codes as people type them, and as they are kept. */
import { createHash } from 'node:crypto'

/** However it was typed. */
export const ticketHash = (code: string): string =>
  createHash('sha256')
    .update(`cairn ${letters(code)}`)
    .digest('base64url')

const letters = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Three groups of four from an alphabet of 25, about 55 bits: the code in a message that is nothing else. */
export function ticketIn(text: string): string | undefined {
  const said = text.trim()
  if (!/^[A-Za-z0-9]{4}[ -]?[A-Za-z0-9]{4}[ -]?[A-Za-z0-9]{4}$/.test(said)) return undefined
  const code = letters(said)
  return /\d/.test(code) && /[A-Z]/.test(code) ? code : undefined
}
