/** Passwords: a slow hash, rules that help rather than annoy, and one-time passwords that can be read out. */
import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'

/** Argon2id (the library's default kind) as OWASP's password storage cheat sheet asks at least: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const passwordLength = { least: 12, most: 200 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)
export const isPassword = (hashed: string, password: string): Promise<boolean> => verify(hashed, password)

export type PasswordFault = 'tooShort' | 'tooLong' | 'username' | 'obvious'

/** Length and not obvious; nothing about kinds of characters, which only makes passwords worse (NIST SP 800-63B). */
export function passwordFault(password: string, username: string): PasswordFault | undefined {
  if ([...password].length < passwordLength.least) return 'tooShort'
  if (password.length > passwordLength.most) return 'tooLong'
  const low = password.toLowerCase()
  if (low.includes(username.toLowerCase())) return 'username'
  return isObvious(low) ? 'obvious' : undefined
}

const obvious = [
  'password', 'passwort', 'passw0rd', 'qwerty', 'qwertyuiop', 'letmein', 'welcome', 'iloveyou', 'admin', 'administrator',
  'changeme', 'secret', 'linkworker', 'socialprescribing', 'cairn', 'football', 'sunshine', 'monday', 'summer', 'winter',
] // prettier-ignore
const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm']

function isObvious(low: string): boolean {
  const letters = low.replaceAll(/[^a-z]/g, '')
  if (new Set(low).size < 5) return true
  if (runs.some((run) => run.includes(low) || [...run].reverse().join('').includes(low))) return true
  return obvious.some((word) => letters !== '' && letters.replaceAll(word, '') === '')
}

const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five characters that cannot be mistaken for each other: 99 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => readable[randomInt(readable.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
