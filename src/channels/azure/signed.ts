/**
 * Whether a request's token was signed by the Bot Framework service for this bot. It stands before the SDK's own check, which
 * answers 500 to some bad tokens, writes keys and stacks to the console, asks for the keys each time it meets an unknown one, and
 * remembers the tenant of every token it is shown: it sees only tokens that this lets pass.
 */
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { z } from 'zod'

export interface SignedBy {
  readonly metadataUrl: string
  readonly issuer: string
  readonly audience: string
}

/** `cannotTell`: the keys could not be had, which is no fault of the caller's. */
export type Signed = 'good' | 'bad' | 'cannotTell'

const longestToken = 8_192
const algorithms = ['RS256', 'RS384', 'RS512']
/** Seconds that clocks may differ, as the Bot Framework's rules say. */
const clockTolerance = 300
/** Milliseconds to wait for the metadata, and between two tries when it could not be had. */
const patience = 5_000
const day = 24 * 60 * 60_000
const metadataSchema = z.object({ jwks_uri: z.url() })

export function createSignatureCheck({ metadataUrl, issuer, audience }: SignedBy) {
  const keysAt = createKeys(metadataUrl)
  return async (authorization: string | undefined, channel: unknown): Promise<Signed> => {
    const token = bearer(authorization)
    if (token === undefined || !claims(token, issuer, audience)) return 'bad'
    const keys = await keysAt.now()
    if (!keys) return 'cannotTell'
    try {
      const { protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance,
        requiredClaims: ['exp', 'serviceurl'],
      })
      return isEndorsed(keys, protectedHeader.kid, channel) ? 'good' : 'bad'
    } catch (error) {
      if (error instanceof errors.JOSEError && !ofTheKeys.has(error.code)) return 'bad'
      keysAt.failed()
      return 'cannotTell'
    }
  }
}

/** A key that names channels signs for these alone. */
function isEndorsed(keys: Keys, kid: string | undefined, channel: unknown): boolean {
  const key = keys.jwks()?.keys.find((one) => one.kid === kid) as { endorsements?: unknown } | undefined
  return !Array.isArray(key?.endorsements) || key.endorsements.includes(channel)
}

/** What jose calls it when the keys could not be fetched or read; all else it says of the token. */
const ofTheKeys: ReadonlySet<string> = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'])

const bearer = (authorization: string | undefined): string | undefined =>
  authorization !== undefined && authorization.length <= longestToken
    ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1]
    : undefined

/** Read without believing it: what does not even claim to be for us costs no more than this. */
function claims(token: string, issuer: string, audience: string): boolean {
  try {
    const { iss, aud } = decodeJwt(token)
    return iss === issuer && aud === audience
  } catch {
    return false
  }
}

type Keys = ReturnType<typeof createRemoteJWKSet>

/** The service's keys, found when first needed. Whoever asks for what, a service that gives none is asked twelve times a minute. */
function createKeys(metadataUrl: string) {
  let keys: Promise<Keys> | undefined
  let found: Keys | undefined
  let triedAt = -Infinity
  async function find(): Promise<Keys> {
    const answer = await fetch(metadataUrl, { signal: AbortSignal.timeout(patience) })
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    const { jwks_uri } = metadataSchema.parse(await answer.json())
    found = createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: patience, cacheMaxAge: day })
    return found
  }
  return {
    async now(): Promise<Keys | undefined> {
      if (!keys) {
        if (Date.now() - triedAt < patience) return undefined
        triedAt = Date.now()
        keys = find()
      }
      try {
        return await keys
      } catch {
        keys = undefined
        return undefined
      }
    },
    /** Keys that were had once are kept, so that a token of an unknown key cannot shut out those of known ones. */
    failed(): void {
      if (found?.jwks()) return
      keys = undefined
    },
  }
}
