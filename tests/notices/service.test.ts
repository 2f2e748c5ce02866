/** The real service with all ways set up: somebody refers themselves over Direct Line, and those who work there are told. */
import { readConfig } from '../../src/config.js'
import { headOf } from '../../src/conversation/head.js'
import { withNoticesDue } from '../../src/domain/notice.js'
import { openStore } from '../../src/store/index.js'
import { startService, type Service } from '../../src/service.js'
import { contentWith } from '../conversation/other-content.js'
import { to } from '../conversation/scene.js'
import { temporaryFolder } from '../store/temporary.js'
import { receivers, secret, urlsOf } from './told-world.js'

const bot = 'a-direct-line-secret-of-the-test'

async function talk(base: string, lines: readonly string[]) {
  const call = async (path: string, bearer: string, body?: object) => {
    const answer = await fetch(`${base}/v3/directline/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as { token: string; conversationId: string }
  }
  const { token, conversationId } = await call('tokens/generate', bot, {})
  await call('conversations', token, {})
  for (const [place, text] of lines.entries()) {
    const activity = {
      type: 'message',
      from: { id: 'me' },
      text,
      channelData: { clientActivityID: String(place) },
    }
    await call(`conversations/${conversationId}/activities`, token, activity)
  }
}

async function until(there: () => boolean) {
  for (let looked = 0; looked < 500 && !there(); looked++)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

/** What was to be tried again is due now. */
async function anHourPasses(folder: string) {
  const store = await openStore({ folder, headOf })
  for (const { id } of store.heads()) {
    const c = await store.load(id)
    if (!c) continue
    const notices = c.notices.map((notice) => ({ ...notice, nextAt: notice.at }))
    await store.commit(withNoticesDue({ ...c, notices, version: c.version + 1 }))
  }
  await store.close()
}

it('tells all three of a referral, and after a restart what could not be told before', async () => {
  const folder = temporaryFolder()
  const all = await receivers()
  const { mail, hook, channel } = urlsOf(all)
  all.mail.refuses = () => 451
  const config = readConfig({
    ...contentWith({ notices: ['team@example.org'] }),
    DATA_DIR: folder.path,
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'https://desk.example',
    DIRECTLINE_SECRET: bot,
    SMTP_URL: mail,
    MAIL_FROM: 'cairn@desk.example',
    WEBHOOK_URL: hook,
    WEBHOOK_SECRET: secret,
    TEAMS_WEBHOOK_URL: channel,
  })
  const log = { event: () => undefined }
  let service: Service = await startService(config, log)
  await talk(`http://127.0.0.1:${service.port}`, ['hello', ...to.referred])
  await until(() => all.hook.posts.length > 0 && all.channel.posts.length > 0)
  await service.close()
  expect([all.mail.mails, all.hook.posts, all.channel.posts].map(({ length }) => length)).toEqual([0, 1, 1])

  all.mail.refuses = () => undefined
  await anHourPasses(folder.path)
  service = await startService(config, log)
  await until(() => all.mail.mails.length > 0)
  await service.close()
  expect([all.mail.mails, all.hook.posts, all.channel.posts].map(({ length }) => length)).toEqual([1, 1, 1])
  await all.close()
  folder.remove()
}, 60_000)

describe('settings of half a way', () => {
  const given = { PUBLIC_URL: 'https://desk.example' }
  it.each([
    ['MAIL_FROM', { ...given, SMTP_URL: 'smtp://mail.example' }],
    ['WEBHOOK_SECRET', { ...given, WEBHOOK_URL: 'https://hook.example' }],
    ['PUBLIC_URL', { TEAMS_WEBHOOK_URL: 'https://teams.example' }],
    ['WEBHOOK_URL', { ...given, WEBHOOK_URL: 'http://hook.example/', WEBHOOK_SECRET: secret }],
    ['SMTP_URL', { ...given, SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.example' }],
  ])('are refused, and %s is named', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`\\b${name}: `))
  })
})
