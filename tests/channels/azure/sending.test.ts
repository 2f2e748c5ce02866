/** What goes out to Teams unasked, and what becomes of it when Teams does not take it. */
import type { Case } from '../../../src/domain/case.js'
import { failureOf } from '../../../src/channels/azure/posting.js'
import { to } from '../../conversation/scene.js'
import { workerActs } from '../../journeys/worker.js'
import { botToken, inTeams, startAzure, type AzureService } from './service.js'

let service: AzureService
beforeAll(async () => {
  service = await startAzure()
})
afterAll(() => service.close())
beforeEach(() => service.connector.trouble.splice(0))

let people = 0
/** Somebody who was referred, and whose case Sam has taken. */
async function heldBySam() {
  const address = `s:${++people}`
  const them = inTeams(service, address)
  await them.installs()
  for (const line of to.referred) await them.says(line)
  const now = async (): Promise<Case> => {
    const c = await service.caseOf(address)
    if (!c) throw new Error('no case')
    return c
  }
  const does = async (line: string) => {
    await workerActs(line, await now(), service.world)
    await service.channels.sender.deliver(await now(), [])
    return them.heard()
  }
  await does('Sam takes the case')
  const lastDelivery = async () =>
    (await now()).messages.findLast(({ from }) => from.kind === 'worker')?.delivery
  return { ...them, address, now, does, lastDelivery }
}

describe("a worker's reply", () => {
  it('reaches the person in Teams, by the name of who wrote it', async () => {
    const them = await heldBySam()
    const [sent] = await them.does('Sam: Hello Joan, shall we talk on Tuesday?')
    expect(sent).toMatchObject({
      text: 'Sam, link worker:\nHello Joan, shall we talk on Tuesday?',
      textFormat: 'plain',
      to: them.address,
      authorization: `Bearer ${botToken}`,
      channelId: 'msteams',
    })
    expect(await them.lastDelivery()).toMatchObject({ state: 'sent', channel: 'msteams' })
    expect((await them.lastDelivery())?.parts[0]?.id).toMatch(/^sent-\d+$/)
  })

  it('is kept by the address that the person wrote from last, and by no name', async () => {
    const them = await heldBySam()
    const { reference } = (await them.now()).addresses[0] ?? {}
    expect(reference).toMatchObject({
      serviceUrl: service.connector.url,
      conversation: { id: them.address, tenantId: 't1' },
    })
    expect(JSON.stringify(reference)).not.toContain('Joan')
  })
})

describe('when Teams does not take it', () => {
  it.each([403, 404])('with %i nothing more is sent there, until the person writes again', async (status) => {
    const them = await heldBySam()
    service.connector.trouble.push({ status })
    expect(await them.does('Sam: Are you there?')).toEqual([])
    expect((await them.now()).addresses.at(-1)?.dead).toMatchObject({ why: 'unreachable' })
    expect(await them.lastDelivery()).toMatchObject({ state: 'failed' })
    await them.says('I am back')
    expect((await them.now()).addresses.at(-1)?.dead).toBeUndefined()
    expect(await them.does('Sam: Good to see you')).toHaveLength(1)
  })

  it.each([429, 500, 502, 503])('with %i it is tried again, and then arrives', async (status) => {
    const them = await heldBySam()
    service.connector.trouble.push({ status, headers: { 'retry-after': '90' } })
    expect(await them.does('Sam: Hello')).toEqual([])
    expect(await them.lastDelivery()).toMatchObject({ state: 'waiting', tries: 1, code: String(status) })
    const due = (await them.now()).due.find(({ what }) => what === 'send')
    expect(Date.parse(due?.at ?? '') - service.world.clock.now().getTime()).toBe(90_000)
    await service.channels.outbox.flush((await them.now()).id)
    expect(await them.heard()).toHaveLength(1)
    expect(await them.lastDelivery()).toMatchObject({ state: 'sent' })
  })

  it.each([307, 400, 413])('with %i it is given up, and the next one goes', async (status) => {
    const them = await heldBySam()
    service.connector.trouble.push({ status, headers: { location: `${service.issuer.metadataUrl}/else` } })
    expect(await them.does('Sam: Hello')).toEqual([])
    expect(await them.lastDelivery()).toMatchObject({ state: 'failed', code: String(status) })
    expect(service.issuer.asked).not.toContain('/metadata/else')
    expect(await them.does('Sam: Again')).toHaveLength(1)
  })

  it('keeps the order: what follows waits too', async () => {
    const them = await heldBySam()
    service.connector.trouble.push({ status: 503 }, { status: 503 })
    await them.does('Sam: One')
    await them.does('Sam: Two')
    await service.channels.outbox.flush((await them.now()).id)
    const texts = (await them.heard()).map(({ text }) => text?.split('\n')[1])
    expect(texts).toEqual(['One', 'Two'])
  })

  it('nothing of the words is logged', () => {
    const logged = JSON.stringify(service.world.logged)
    expect(logged).toContain('message.notSent')
    expect(logged).not.toMatch(/Hello|Joan|Sam|s:\d/)
  })
})

describe('what went wrong on the way', () => {
  it.each([
    [new Error('no token'), { kind: 'later', code: 'Error' }],
    [new DOMException('', 'TimeoutError'), { kind: 'later', code: 'TimeoutError' }],
    [undefined, { kind: 'later', code: 'unknown' }],
    [{ statusCode: 401 }, { kind: 'later', code: '401' }],
    [{ statusCode: 412 }, { kind: 'later', code: '412' }],
    [
      { statusCode: 429, response: { headers: new Headers({ 'retry-after': 'soon' }) } },
      { kind: 'later', code: '429' },
    ],
  ])('%p is worth another try', (error, posted) => expect(failureOf(error)).toEqual(posted))
})
