/** One case: it begins on the page, goes on by text, and ends in Teams; the desk shows one timeline. */
import { singleTexts } from '../../src/service/ways-out.js'
import { createTwilio } from '../../src/channels/sms/twilio/index.js'
import { changesHands } from '../../src/channels/traits.js'
import { list } from '../../src/desk/list.js'
import { open } from '../../src/desk/open.js'
import type { Desk } from '../../src/desk/ports.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import { sam } from '../desk/desk-world.js'
import { inTeams, startAzure, type AzureService } from './azure/service.js'
import { secret, until, type Granted } from './service.js'
import { fakeTwilio, twilio, webhook, type FakeTwilio } from './twilio.js'

const phone = '+447400123456'
let gateway: FakeTwilio
let service: AzureService

beforeAll(async () => {
  gateway = await fakeTwilio()
  const provider = createTwilio({
    accountSid: twilio.account,
    authTokens: [twilio.token],
    number: twilio.number,
    apiUrl: gateway.url,
    publicUrl: twilio.publicUrl,
  })
  service = await startAzure({
    beside: { sms: provider, secret },
    of: {
      changesHands,
      texts: singleTexts({ provider, number: twilio.number }),
      environment: { PUBLIC_URL: twilio.publicUrl },
    },
  })
})

afterAll(async () => {
  await service.close()
  await gateway.close()
})

async function onTheWeb() {
  const at = `${service.base}/v3/directline`
  const asked = async (path: string, bearer: string, body?: object) => {
    const answer = await fetch(`${at}/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(answer.status).toBeLessThan(300)
    return answer.json()
  }
  const { token, conversationId } = (await asked('conversations', secret, {})) as Granted
  const feed = async () =>
    (
      (await asked(`conversations/${conversationId}/activities`, token)) as {
        activities: { text?: string }[]
      }
    ).activities
  return {
    feed,
    async says(text: string) {
      const before = (await feed()).length
      await asked(`conversations/${conversationId}/activities`, token, {
        type: 'message',
        text,
        from: { id: 'x' },
      })
      return (await feed()).slice(before).map((activity) => activity.text ?? '')
    },
  }
}

let sids = 0
async function byText(text: string): Promise<string> {
  const before = gateway.sent.length
  const form = { MessageSid: `SM${++sids}`, From: phone, To: twilio.number, Body: text }
  expect((await webhook(service.base, '/sms/twilio', form)).status).toBe(200)
  await until(() => gateway.sent.length > before)
  await service.quiet()
  return gateway.sent
    .slice(before)
    .map(({ body }) => body)
    .join('\n')
}

it('begins on the page, goes on by text, ends in Teams, and is one case on the desk', async () => {
  const web = await onTheWeb()
  for (const text of ['me', '52', 'yes', 'I am lonely and my rent is late', 'yes', '1']) await web.says(text)

  // Nothing is joined by a number that was merely typed.
  await web.says('carry on by text')
  await web.says('1')
  await web.says('07400 123456')
  await until(() => gateway.sent.length > 0)
  expect(await byText('hello')).toContain('Who is this for?')
  const pin = /\d{6}/.exec(gateway.sent[0]?.body ?? '')?.[0] ?? ''
  expect((await web.says(pin)).join(' ')).toContain(twilio.number)

  expect(await byText('xb1 2ab')).toContain('Shall I ask a few short questions')
  expect(await byText('a person please')).toContain('May we share your answers')
  for (const text of ['yes', 'none', 'Joan Smith']) await byText(text)
  const moved = await byText('carry on elsewhere')
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(moved)?.[0] ?? 'none'

  const joan = inTeams(service, 'a:joan')
  await joan.installs()
  expect(JSON.stringify(await joan.says(code))).toContain('What would you like to be called?')
  const last = []
  for (const text of ['Joan', '27/3/1962', 'answer in this chat', 'no', 'yes, send it'])
    last.push(...(await joan.says(text)))
  expect(JSON.stringify(last)).toContain('CN-TEST-')

  const { world } = service
  const desk: Desk = {
    ...world,
    sender: service.channels.sender,
    needLabel: (id) => world.speech.say({ key: `needs.${id}` }, 'en'),
    language: 'en',
  }
  const { rows } = list(desk, sam, { view: 'waiting', page: 1 })
  expect(rows).toHaveLength(1)
  const id = rows[0]?.id ?? ''
  await take(desk, sam, id)
  await reply(desk, sam, id, { text: 'Hello Joan, I am Sam.', once: 'form-0123456789abcdef' })
  expect(JSON.stringify(await joan.heard())).toContain('Hello Joan, I am Sam.')

  const shown = await open(desk, sam, id)
  if (shown?.kind !== 'shown') throw new Error('the case is not shown')
  const said = shown.lines.filter(({ from }) => from.kind === 'person').map(({ text }) => text)
  const order = ['I am lonely and my rent is late', 'xb1 2ab', 'Joan Smith', '27/3/1962']
  expect(said.filter((text) => order.includes(text))).toEqual(order)
  expect(
    shown.events.filter(({ name }) => name === 'address.joined').map(({ about }) => about?.channel),
  ).toEqual(['sms', 'msteams'])
  expect(new Set(shown.lines.map(({ delivery }) => delivery?.channel))).toEqual(
    new Set([undefined, 'sms', 'msteams']),
  )
  // A code opens the conversation to whoever reads it.
  expect(JSON.stringify(shown.lines)).not.toContain(code)
})
