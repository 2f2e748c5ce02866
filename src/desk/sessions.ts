/** Signed-in sessions: a secret in the worker's cookie, of which only a hash is stored. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../conversation/ports.js'
import { changing } from './document.js'
import type { DocumentOf } from './ports.js'

export const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      hash: z.string(),
      account: z.string(),
      startedAt: z.iso.datetime(),
      seenAt: z.iso.datetime(),
    }),
  ),
})
export type SessionsDocument = z.infer<typeof sessionsSchema>
type Session = SessionsDocument['sessions'][number]
export const noSessions: SessionsDocument = { sessions: [] }

/** A worker who does nothing for an hour is signed out, and everybody after twelve hours. */
export const sessionLife = { idleMs: 60 * 60_000, mostMs: 12 * 60 * 60_000 }
/** How stale `seenAt` may be: one write a minute a worker, not one a request. */
const seenEveryMs = 60_000

export interface Sessions {
  /** Begins a session and gives the secret for its cookie, 256 bits. */
  start(account: string): Promise<string>
  /** `touch`: somebody did something. A page that refreshes itself does not keep a session alive. */
  find(secret: string, how: { touch: boolean }): Promise<{ account: string; msLeft: number } | undefined>
  end(secret: string): Promise<void>
  endAll(account: string): Promise<void>
}

export function createSessions(world: { document: DocumentOf<SessionsDocument>; clock: Clock }): Sessions {
  const { clock } = world
  const document = changing(world.document)
  const nowMs = () => clock.now().getTime()
  const endsAt = ({ startedAt, seenAt }: Session) =>
    Math.min(Date.parse(seenAt) + sessionLife.idleMs, Date.parse(startedAt) + sessionLife.mostMs)
  const keepOnly = (kept: (session: Session) => boolean) =>
    document.change(({ sessions }) => ({
      value: { sessions: sessions.filter((session) => kept(session) && endsAt(session) > nowMs()) },
      result: undefined,
    }))

  return {
    async start(account) {
      const secret = newSecret()
      const at = clock.now().toISOString()
      const session = { hash: hashOf(secret), account, startedAt: at, seenAt: at }
      await document.change(({ sessions }) => ({
        value: { sessions: [...sessions.filter((each) => endsAt(each) > nowMs()), session] },
        result: undefined,
      }))
      return secret
    },
    async find(secret, { touch }) {
      const hash = hashOf(secret)
      const session = document.read().sessions.find((each) => each.hash === hash)
      if (!session || endsAt(session) <= nowMs()) return undefined
      const isStale = nowMs() - Date.parse(session.seenAt) > seenEveryMs
      if (!touch || !isStale) return { account: session.account, msLeft: endsAt(session) - nowMs() }
      const seen = { ...session, seenAt: clock.now().toISOString() }
      await document.change(({ sessions }) => ({
        value: { sessions: sessions.map((each) => (each.hash === hash ? seen : each)) },
        result: undefined,
      }))
      return { account: seen.account, msLeft: endsAt(seen) - nowMs() }
    },
    end: (secret) => keepOnly(({ hash }) => hash !== hashOf(secret)),
    endAll: (account) => keepOnly((session) => session.account !== account),
  }
}

export const newSecret = (): string => randomBytes(32).toString('base64url')

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** The token that each form of a session carries; it cannot be turned back into the session's secret. */
export const csrfToken = (secret: string): string =>
  createHmac('sha256', secret).update('cairn desk form').digest('base64url')

/** In constant time. */
export function isCsrfToken(secret: string, given: string): boolean {
  const wanted = Buffer.from(csrfToken(secret))
  const got = Buffer.from(given)
  return got.length === wanted.length && timingSafeEqual(got, wanted)
}
