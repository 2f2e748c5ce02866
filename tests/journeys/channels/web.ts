/** Somebody at a Direct Line client that polls: tokens, posts and the feed over HTTP. */
import type { Activity } from 'botbuilder'
import { webChannel } from '../../../src/channels/direct-line/channel.js'
import { secret } from '../../channels/service.js'
import { wordsIn } from './card-words.js'
import type { EveryChannel } from './service.js'
import type { Someone } from './someone.js'

interface Permit {
  readonly conversationId: string
  readonly token: string
}

export function onWeb({ base }: EveryChannel, language: string): Someone {
  let permit: Permit = { conversationId: '', token: '' }
  let watermark = ''
  let shown: Partial<Activity>[] = []
  let posts = 0

  async function call(path: string, body?: unknown, bearer = permit.token): Promise<Response> {
    return fetch(`${base}/v3/directline/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  async function begins(): Promise<void> {
    permit = (await (await call('tokens/generate', { locale: language }, secret)).json()) as Permit
    watermark = ''
    const begun = await call('conversations', { locale: language })
    if (begun.status !== 201) throw new Error(`Direct Line began with ${begun.status}`)
  }

  async function post(activity: Partial<Activity>): Promise<void> {
    const body = { type: 'message', locale: language, channelData: { clientActivityID: `web-${++posts}` } }
    const path = () => `conversations/${permit.conversationId}/activities`
    const answer = await call(path(), { ...body, ...activity })
    if (answer.ok) return
    // An ended conversation stays ended: the client offers a new one.
    if (answer.status !== 404) throw new Error(`Direct Line answered ${answer.status}`)
    await begins()
    await call(path(), { ...body, ...activity })
  }

  return {
    channel: webChannel,
    address: () => permit.conversationId,
    begins,
    says: (text) => post({ text }),
    async presses({ code, label }) {
      const suggested = shown.at(-1)?.suggestedActions?.actions.find(({ value }) => value === label)
      if (suggested) return post({ text: suggested.value as string })
      const submitted = submits(shown).findLast(({ data }) => data?.choice === code)
      if (!submitted) throw new Error(`The web shows no button "${label}" (${code})`)
      return post({ value: submitted.data })
    },
    async reads() {
      const answer = await call(`conversations/${permit.conversationId}/activities?watermark=${watermark}`)
      // Its time was over, and nothing is said of that.
      if (answer.status === 404) return []
      if (!answer.ok) throw new Error(`the feed answered ${answer.status}`)
      const feed = (await answer.json()) as { activities: Partial<Activity>[]; watermark: string }
      watermark = feed.watermark
      const fresh = feed.activities.filter(({ from, type }) => from?.role === 'bot' && type === 'message')
      if (fresh.length > 0) shown = fresh
      return fresh.map(readOf)
    },
  }
}

function readOf({
  text = '',
  textFormat,
  attachments = [],
  suggestedActions,
  from,
}: Partial<Activity>): string {
  return [
    from?.id === 'worker' ? from.name : '',
    textFormat === 'markdown' ? withoutMarkdown(text) : text,
    ...wordsIn(attachments).map(withoutMarkdown),
    ...(suggestedActions?.actions ?? []).map(({ title }) => title),
  ].join('\n')
}

/** Links as their words, and each sign that is only itself as itself. */
const withoutMarkdown = (text: string) =>
  text.replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1').replace(/\\([\s\S])/g, '$1')

interface Submit {
  readonly type: 'Action.Submit'
  readonly data?: { readonly choice?: string }
}

function submits(value: unknown): Submit[] {
  if (Array.isArray(value)) return value.flatMap(submits)
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'Action.Submit') return [value as Submit]
  return Object.values(value).flatMap(submits)
}
