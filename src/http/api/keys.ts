/** Keys of other systems: kept only as hashes, compared in a time that tells nothing. */
import { createHash, timingSafeEqual } from 'node:crypto'

export type Scope = 'read' | 'write'

export interface ApiKey {
  readonly name: string
  readonly scope: Scope
}

export interface ApiKeys {
  /** The key that an `Authorization: Bearer …` header names. */
  find(authorization: string | undefined): ApiKey | undefined
}

export function createKeys(given: readonly (ApiKey & { readonly secret: string })[]): ApiKeys {
  const keys = given.map(({ name, scope, secret }) => ({ key: { name, scope }, hash: hashOf(secret) }))
  return {
    find(authorization) {
      const [, secret] = /^Bearer +(\S{1,400})$/i.exec(authorization ?? '') ?? []
      const hash = hashOf(secret ?? '')
      // Every key is compared, also after one that fits.
      const fitting = keys.filter((one) => timingSafeEqual(one.hash, hash))
      return secret === undefined ? undefined : fitting[0]?.key
    },
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
