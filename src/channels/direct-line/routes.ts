/** Direct Line 3.0 as Microsoft's clients speak it: tokens, conversations, activities. */
import { z } from 'zod'
import type { Limits } from '../../http/limits.js'
import type { HttpAnswer, HttpRequest, Route } from '../../http/route.js'
import { offeredLanguage } from '../language.js'
import { bearerOf, isSecret } from './bearer.js'
import { json, refuse, withCors, type Origins } from './answers.js'
import { newMessageId, type Door } from './door.js'
import { pressedIn } from './pressed.js'
import { activitiesAfter, activityId, parting, readWatermark } from './feed.js'
import type { Live } from './live.js'
import { streamUrl } from './stream-url.js'
import type { HandoffOf } from '../handoff.js'
import type { Say } from './shown.js'
import type { WhoWrites } from './who-writes.js'
import { newConversationId, newUser, type Holder, type Tokens } from './tokens.js'

export const root = '/v3/directline'
const largestActivity = 262_144

export interface DirectLineWorld {
  readonly door: Door
  readonly live: Live
  readonly whoWrites: WhoWrites
  readonly tokens: Tokens
  readonly limits: Limits
  readonly origins: Origins
  readonly languages: readonly string[]
  readonly serviceName: string
  readonly say: Say
  readonly handoff: HandoffOf | undefined
  /** Undefined: no server may make tokens. */
  readonly secret?: string | undefined
  readonly publicUrl?: string | undefined
  /** Whom our own page's cookie stands for. */
  readonly pageHolder: (request: HttpRequest) => Promise<Holder | undefined>
}

/** Beginning like this, as Microsoft's service asks, it can be nobody else's: not the bot's, not a worker's. */
const userSchema = z
  .object({
    id: z
      .string()
      .regex(/^dl_[\w.-]{1,97}$/)
      .optional(),
  })
  .optional()
const startSchema = z.object({ user: userSchema, locale: z.string().max(35).nullish() })
const activitySchema = z.object({
  type: z.string().min(1).max(50),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  locale: z.string().max(35).nullish(),
  channelData: z.object({ clientActivityID: z.string().min(1).max(200).optional() }).nullish(),
})

export function directLineRoutes(world: DirectLineWorld): Route[] {
  const { door, live, whoWrites, tokens, limits, languages } = world
  const language = (locale: string | null | undefined) => offeredLanguage(locale ?? undefined, languages)
  const reader = (holder: Holder) => ({
    ...holder,
    serviceName: world.serviceName,
    say: world.say,
    handoff: world.handoff,
  })

  const permit = async (holder: Holder, fresh?: 'fresh') => ({
    conversationId: holder.conversationId,
    token: await tokens.sign(holder, 'chat', fresh),
    expires_in: tokens.seconds.chat,
  })

  /** A permit to a conversation that is there, with the address of its stream. */
  const grant = async (holder: Holder, request: HttpRequest, watermark: number) => ({
    ...(await permit(holder)),
    streamUrl: streamUrl(request, world.publicUrl, {
      conversationId: holder.conversationId,
      watermark,
      token: await tokens.sign(holder, 'stream'),
    }),
  })

  /** Runs `work` for the holder of a token that opens the conversation in the address. */
  const held =
    (work: (holder: Holder & { mayBegin: boolean }, request: HttpRequest) => Promise<HttpAnswer>) =>
    async (request: HttpRequest) => {
      const bearer = bearerOf(request)
      if (!bearer) return refuse('noToken')
      const verified = await tokens.verify(bearer, 'chat')
      if (!verified.ok)
        return refuse(
          verified.why === 'expired' ? 'expired' : isSecret(bearer, world.secret) ? 'notSecret' : 'badToken',
        )
      const { id } = request.params
      return id !== undefined && id !== verified.conversationId ? refuse('foreign') : work(verified, request)
    }

  const begin = async (holder: Holder & { mayBegin: boolean }, request: HttpRequest) => {
    const here = await door.caseOf(holder.conversationId)
    if (!here) {
      // Otherwise a conversation that ended would begin anew, and empty, under its old id.
      if (!holder.mayBegin) return refuse('ended')
      const allowed = await limits.conversation(request.address)
      if (!allowed.ok) return tooMany(allowed.retryAfter)
    }
    const began = await door.begin(holder)
    if (began.kind === 'ended') return refuse('ended')
    return json(began.fresh ? 201 : 200, await grant(holder, request, 0))
  }

  const routes: Route[] = [
    {
      method: 'POST',
      path: `${root}/tokens/generate`,
      access: 'directLine',
      takes: { kind: 'json', most: 10_000 },
      async handle(request) {
        if (!isSecret(bearerOf(request), world.secret)) return refuse('secretOnly')
        const body = startSchema.safeParse(request.body ?? {})
        if (!body.success) return refuse('badActivity')
        const user = body.data.user?.id ?? newUser()
        const holder = { conversationId: newConversationId(), user, language: language(body.data.locale) }
        return json(200, await permit(holder, 'fresh'))
      },
    },
    {
      method: 'POST',
      path: `${root}/tokens/refresh`,
      access: 'directLine',
      handle: held(async (holder) => {
        if (await door.caseOf(holder.conversationId)) return json(200, await permit(holder))
        return holder.mayBegin && !door.isOver(holder.conversationId)
          ? json(200, await permit(holder, 'fresh'))
          : refuse('ended')
      }),
    },
    {
      method: 'POST',
      path: `${root}/conversations`,
      access: 'directLine',
      takes: { kind: 'json', most: 10_000 },
      async handle(request) {
        const body = startSchema.safeParse(request.body ?? {})
        if (!body.success) return refuse('badActivity')
        const wanted = language(body.data.locale)
        if (isSecret(bearerOf(request), world.secret)) {
          const user = body.data.user?.id ?? newUser()
          const fresh = { conversationId: newConversationId(), mayBegin: true }
          return begin({ ...fresh, user, language: wanted }, request)
        }
        return held((holder) => begin({ ...holder, language: wanted ?? holder.language }, request))(request)
      },
    },
    {
      method: 'GET',
      path: `${root}/conversations/:id`,
      access: 'directLine',
      handle: held(async (holder, request) => {
        const watermark = readWatermark(request.query.get('watermark'))
        if (watermark === undefined) return refuse('badWatermark')
        if (!(await door.caseOf(holder.conversationId))) return refuse('ended')
        return json(200, await grant(holder, request, watermark))
      }),
    },
    {
      method: 'GET',
      path: `${root}/conversations/:id/activities`,
      access: 'directLine',
      handle: held(async (holder, { query }) => {
        const watermark = readWatermark(query.get('watermark'))
        if (watermark === undefined) return refuse('badWatermark')
        const here = await door.caseOf(holder.conversationId)
        if (!here) {
          const farewell = door.farewell(holder.conversationId)
          return farewell.length > 0 ? json(200, parting(farewell, reader(holder))) : refuse('ended')
        }
        return json(200, activitiesAfter(here, watermark, reader(holder)))
      }),
    },
    {
      method: 'POST',
      path: `${root}/conversations/:id/activities`,
      access: 'directLine',
      takes: { kind: 'json', most: largestActivity },
      handle: held(async (holder, request) => {
        const parsed = activitySchema.safeParse(request.body)
        if (!parsed.success) return refuse('badActivity')
        const { type, text, value, locale, channelData } = parsed.data
        const { conversationId, user } = holder
        if (type === 'typing') void whoWrites.person(conversationId)
        // Events and the like are taken and come to nothing.
        if (type !== 'message') return json(200, { id: `${conversationId}|${newMessageId()}` })
        const allowed = await limits.message(conversationId, request.address)
        if (!allowed.ok) return tooMany(allowed.retryAfter)
        whoWrites.sent(conversationId)
        const taken = await door.post({
          conversationId,
          user,
          messageId: channelData?.clientActivityID ?? newMessageId(),
          text: text ?? '',
          choice: pressedIn(value),
          language: language(locale),
        })
        switch (taken.kind) {
          case 'taken':
            return json(200, { id: activityId(conversationId, taken.index) })
          case 'erased':
            return json(200, { id: activityId(conversationId, taken.messages[0]?.index ?? 0) })
          case 'ended':
            live.end(conversationId)
            return refuse('ended')
        }
      }),
    },
    {
      method: 'POST',
      path: `${root}/conversations/:id/upload`,
      access: 'directLine',
      handle: held(async () => refuse('noUploads')),
    },
    {
      method: 'POST',
      path: '/api/chat/token',
      access: 'public',
      takes: { kind: 'json', most: 10_000 },
      async handle(request) {
        if (!world.origins.allowed(request)) return refuse('origin')
        const body = startSchema.safeParse(request.body ?? {})
        if (!body.success) return refuse('badActivity')
        const mine = await world.pageHolder(request)
        if (mine) return json(200, { ...(await permit(mine)), userId: mine.user })
        const allowed = await limits.conversation(request.address)
        if (!allowed.ok) return tooMany(allowed.retryAfter)
        const user = newUser()
        const holder = { conversationId: newConversationId(), user, language: language(body.data.locale) }
        return json(200, { ...(await permit(holder, 'fresh')), userId: user })
      },
    },
  ]
  return withCors(routes, world.origins)
}

const tooMany = (retryAfter: number) => refuse('tooMany', { 'Retry-After': String(retryAfter) })
