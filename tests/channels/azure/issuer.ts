/** A token service like the Bot Framework's: OpenID metadata, keys with endorsements, and tokens good and bad. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'

const issuerName = 'https://api.botframework.com'

export interface Issuer {
  readonly metadataUrl: string
  /** A good token, but for what is said otherwise. Undefined leaves a claim out. */
  token(of: TokenOf): Promise<string>
  unsigned(of: TokenOf): string
  /** Signed with a secret, as if the public key were one. */
  symmetric(of: TokenOf): Promise<string>
  /** What was asked of it. */
  readonly asked: string[]
  /** While true nothing is answered but 500. */
  broken: boolean
  close(): Promise<void>
}

export interface TokenOf {
  readonly audience: string
  readonly serviceUrl: string | undefined
  readonly issuer?: string
  /** Seconds from now. */
  readonly expires?: number | undefined
  readonly notBefore?: number
  readonly key?: 'service' | 'teamsOnly' | 'stranger' | 'unknown'
  readonly more?: JWTPayload
}

export async function startIssuer(): Promise<Issuer> {
  const pairs = {
    service: await generateKeyPair('RS256', { extractable: true }),
    teamsOnly: await generateKeyPair('RS256', { extractable: true }),
    stranger: await generateKeyPair('RS256', { extractable: true }),
  }
  const endorsed = {
    service: ['msteams', 'webchat', 'emulator', 'email', 'web', 'sms'],
    teamsOnly: ['msteams'],
  }
  const keys = await Promise.all(
    (['service', 'teamsOnly'] as const).map(async (kid) => ({
      ...(await exportJWK(pairs[kid].publicKey)),
      kid,
      use: 'sig',
      endorsements: endorsed[kid],
    })),
  )
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    response.statusCode = issuer.broken ? 500 : 200
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(path === '/keys' ? { keys } : { issuer: issuerName, jwks_uri: `${base}/keys` }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const claims = ({ audience, serviceUrl, issuer = issuerName, more, ...of }: TokenOf): JWTPayload => {
    const now = Math.floor(Date.now() / 1_000)
    const expires = 'expires' in of ? of.expires : 3_600
    return {
      iss: issuer,
      aud: audience,
      nbf: now + (of.notBefore ?? -60),
      ...(serviceUrl !== undefined && { serviceurl: serviceUrl }),
      ...(expires !== undefined && { exp: now + expires }),
      ...more,
    }
  }
  const issuer: Issuer = {
    metadataUrl: `${base}/metadata`,
    asked,
    broken: false,
    token(of) {
      const { key = 'service' } = of
      // A stranger says that theirs is the service's key.
      const kid = key === 'stranger' ? 'service' : key
      const pair = key === 'unknown' ? pairs.stranger : pairs[key]
      return new SignJWT(claims(of)).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey)
    },
    unsigned: (of) => new UnsecuredJWT(claims(of)).encode(),
    symmetric: (of) =>
      new SignJWT(claims(of))
        .setProtectedHeader({ alg: 'HS256', kid: 'service' })
        .sign(new TextEncoder().encode(keys[0]?.n)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return issuer
}
