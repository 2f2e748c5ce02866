/** Ids by chance: secrets nobody can guess, references anybody can read out. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Ids } from './ports.js'

/** Without letters and digits that are taken for one another, and without vowels, so that no word comes up. */
const alphabet = '23456789CDFGHJKMNPQRTVWXY'

export const randomIds: Ids = {
  code: () => [drawn(4), drawn(4), drawn(4)].join('-'),
  pin: () => String(randomInt(100_000, 1_000_000)),
  secret: () => randomBytes(24).toString('base64url'),
  reference: () => `CN-${drawn(4)}-${drawn(3)}`,
}

const drawn = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
