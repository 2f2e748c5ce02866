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
  /** Until when a conversation that is not there may be begun with it; absent when it was there already. */
  begin: z.number().optional(),
  /** Seconds since 1970, like `begin`. */
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
  /** `mayBegin`: a conversation that is not there may be begun, and has not ended. */
  | ({ readonly ok: true; readonly mayBegin: boolean } & Holder)
  | { readonly ok: false; readonly why: 'expired' | 'bad' }

interface Remembered {
  readonly holder: Holder
  readonly begin: number
  readonly expires: number
}

export interface Tokens {
  /** `fresh`: for a conversation that has not begun; any other token opens nothing once its conversation has ended. */
  sign(holder: Holder, use: TokenUse, fresh?: 'fresh'): Promise<string>
  verify(token: string, use: TokenUse): Promise<Verified>
  /**
   * Seconds each lives. directlinejs renews after 15 minutes whatever it is told, so `chat` outlives that. It outlives a night
   * besides: a phone that slept renews nothing, and who comes back to the open page finds the conversation (WCAG 2.2.1 lets
   * go of a limit beyond 20 hours).
   */
  readonly seconds: Readonly<Record<TokenUse, number>>
}

export const tokenSeconds = { chat: 86_400, stream: 300, page: 180 * 86_400 } as const

/** Seconds in which a conversation can be begun with a token that was made for a new one. */
export const secondsToBegin = 1_800

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
  const remembered = new Map<string, Remembered>()
  const remember = (name: string, token: Remembered) => {
    remembered.set(name, token)
    const [oldest = name] = remembered.keys()
    if (remembered.size > mostRemembered) remembered.delete(oldest)
  }
  const inSeconds = () => Math.floor(now().getTime() / 1_000)
  const opened = ({ holder, begin, expires }: Remembered): Verified =>
    expires > inSeconds()
      ? { ok: true, ...holder, mayBegin: begin > inSeconds() }
      : { ok: false, why: 'expired' }
  return {
    seconds,
    sign: ({ conversationId, user, language }, use, fresh) => {
      const issued = inSeconds()
      const begin = fresh && { begin: issued + secondsToBegin }
      return new SignJWT({ conv: conversationId, user, ...(language && { lang: language }), ...begin })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(use)
        .setIssuedAt(issued)
        .setExpirationTime(issued + seconds[use])
        .sign(key)
    },
    async verify(token, use) {
      const name = `${use} ${token}`
      const known = remembered.get(name)
      if (known) return opened(known)
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: use,
          currentDate: now(),
        })
        const { conv, user, lang, begin = 0, exp } = claimsSchema.parse(payload)
        const known = { holder: { conversationId: conv, user, language: lang }, begin, expires: exp }
        remember(name, known)
        return opened(known)
      } catch (error) {
        return { ok: false, why: error instanceof errors.JWTExpired ? 'expired' : 'bad' }
      }
    },
  }
}
