/** The key that signs tokens and cookies: made once, kept with the data, readable by its owner alone. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../errors.js'
import { storeFault } from './faults.js'

const bytes = 32

/** @throws StoreError when it can be neither read nor made. */
export function signingKey(folder: string): Uint8Array {
  const path = join(folder, 'signing.key')
  try {
    const key = readFileSync(path)
    if (key.length === bytes) return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw storeFault(error, 'read the signing key', folder)
    return made(path, folder)
  }
  throw new StoreError(
    'broken',
    'signing.key in the data folder is damaged; put it back from a backup, or delete it: everybody is then signed out',
  )
}

function made(path: string, folder: string): Uint8Array {
  const key = randomBytes(bytes)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(path, key, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    throw storeFault(error, 'make the signing key', folder)
  }
  return key
}
