/** Hubs that listen are told of a hand-off in the Bot Framework's own events, by Direct Line and by Azure. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandoffEvent } from '../../src/channels/handoff.js'
import { readConfig } from '../../src/config.js'
import { startService as startWhole } from '../../src/service.js'
import { to } from '../conversation/scene.js'
import { inTeams, startAzure } from './azure/service.js'
import { secret, type Granted } from './service.js'

interface Shown {
  readonly type: string
  readonly id: string
  readonly name?: string
  readonly text?: string
  readonly value?: { readonly reference?: string; readonly state?: string }
}

async function feedAfter(environment: Record<string, string>, lines: readonly string[]): Promise<Shown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-handoff-'))
  const config = readConfig({
    DATA_DIR: folder,
    PORT: '0',
    HOST: '127.0.0.1',
    DIRECTLINE_SECRET: secret,
    ...environment,
  })
  const service = await startWhole(config, { event: () => undefined })
  try {
    const asked = async (path: string, bearer: string, body?: object) => {
      const answer = await fetch(`http://127.0.0.1:${service.port}/v3/directline/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
      return answer.json()
    }
    const { token, conversationId: id } = (await asked('conversations', secret, {})) as Granted
    for (const text of lines)
      await asked(`conversations/${id}/activities`, token, { type: 'message', text, from: { id: 'x' } })
    return ((await asked(`conversations/${id}/activities`, token)) as { activities: Shown[] }).activities
  } finally {
    await service.close()
    rmSync(folder, { recursive: true })
  }
}

const events = (feed: readonly Shown[]) => feed.filter(({ type }) => type === 'event')

it('the feed holds the events beside the messages that tell of them, in order', async () => {
  const feed = await feedAfter({ HANDOFF_EVENTS: 'true' }, to.referred)
  expect(events(feed)).toMatchObject([
    { name: 'handoff.initiate', value: { reference: expect.stringMatching(/^CN-/) as string } },
  ])
  const at = feed.findIndex(({ type }) => type === 'event')
  expect(feed[at - 1]?.text).toContain('Your referral is made')
  expect(feed.map(({ id }) => id)).toEqual(feed.map(({ id }) => id).sort())
})

it('holds none where nobody asked for them', async () => {
  expect(events(await feedAfter({}, to.referred))).toEqual([])
})

it('Azure is posted the event after its message, once', async () => {
  const handed: HandoffEvent = {
    type: 'event',
    name: 'handoff.initiate',
    value: { reference: 'CN-1' },
    attachments: [],
  }
  const service = await startAzure({
    beside: {
      handoff: (_c, { say }) =>
        say && 'key' in say && say.key === 'referral.made.tell' ? handed : undefined,
    },
  })
  try {
    const joan = inTeams(service, 'a:joan')
    await joan.installs()
    for (const text of to.referred) await joan.says(text)
    const sent = service.connector.sent.filter(({ type }) => type === 'event')
    expect(sent).toMatchObject([{ name: 'handoff.initiate', value: { reference: 'CN-1' } }])
  } finally {
    await service.close()
  }
})
