/** Tokens that open one conversation for one person: signed, so that nothing about them need be stored. */
import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** `chat` for clients, `stream` for one WebSocket address, `page` for the cookie of our own page. */
export type TokenUse = 'chat' | 'stream' | 'page'

const claimsSchema = z.object({
  conv: z.string().min(1),
  user: z.string().min(1),
  lang: z.string().optional(),
  /** Seconds since 1970. */
  exp: z.number(),
})

/** Whom a token lets in, and where. */
export interface Holder {
  readonly conversationId: string
  readonly user: string
  /** The language the person's page was in when the token was made. */
  readonly language?: string | undefined
}
export type Verified =
  ({ readonly ok: true } & Holder) | { readonly ok: false; readonly why: 'expired' | 'bad' }

export interface Tokens {
  sign(holder: Holder, use: TokenUse): Promise<string>
  verify(token: string, use: TokenUse): Promise<Verified>
  /** Seconds each lives. directlinejs renews after 15 minutes whatever it is told, so `chat` outlives that. */
  readonly seconds: Readonly<Record<TokenUse, number>>
}

export const tokenSeconds = { chat: 1_800, stream: 300, page: 180 * 86_400 } as const

/** How many tokens are remembered as verified; the one verified longest ago is forgotten first. */
const mostRemembered = 5_000

export const newConversationId = () => randomBytes(18).toString('base64url')
export const newUser = () => `dl_${randomBytes(12).toString('hex')}`

export function createTokens(
  key: Uint8Array,
  seconds: Tokens['seconds'] = tokenSeconds,
  now: () => Date = () => new Date(),
): Tokens {
  // A client sends one token with all its messages: the signature is checked once, the expiry every time.
  const remembered = new Map<string, { readonly holder: Holder; readonly expires: number }>()
  const remember = (name: string, holder: Holder, expires: number) => {
    remembered.set(name, { holder, expires })
    const [oldest = name] = remembered.keys()
    if (remembered.size > mostRemembered) remembered.delete(oldest)
  }
  return {
    seconds,
    sign: ({ conversationId, user, language }, use) => {
      const issued = Math.floor(now().getTime() / 1_000)
      return new SignJWT({ conv: conversationId, user, ...(language && { lang: language }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(use)
        .setIssuedAt(issued)
        .setExpirationTime(issued + seconds[use])
        .sign(key)
    },
    async verify(token, use) {
      const name = `${use} ${token}`
      const known = remembered.get(name)
      if (known)
        return known.expires > Math.floor(now().getTime() / 1_000)
          ? { ok: true, ...known.holder }
          : { ok: false, why: 'expired' }
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: use,
          currentDate: now(),
        })
        const { conv, user, lang, exp } = claimsSchema.parse(payload)
        const holder = { conversationId: conv, user, language: lang }
        remember(name, holder, exp)
        return { ok: true, ...holder }
      } catch (error) {
        return { ok: false, why: error instanceof errors.JWTExpired ? 'expired' : 'bad' }
      }
    },
  }
}
