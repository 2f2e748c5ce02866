/** The whole registry over one world: web, text messages and Teams at once, each with its own far side on loopback. */
import { randomBytes } from 'node:crypto'
import { createChannels, type Channels } from '../../../src/channels/index.js'
import { createTwilio } from '../../../src/channels/sms/twilio/index.js'
import { changesHands, pushes } from '../../../src/channels/traits.js'
import { createOutbox } from '../../../src/conversation/outbox.js'
import type { Message } from '../../../src/domain/message.js'
import { createLimits, usualLimits } from '../../../src/http/limits.js'
import { createServer } from '../../../src/http/server.js'
import { startConnector, type Connector } from '../../channels/azure/connector.js'
import { startIssuer } from '../../channels/azure/issuer.js'
import { appId, azureSettings, type AzureService } from '../../channels/azure/service.js'
import { secret } from '../../channels/service.js'
import { fakeTwilio, twilio, type FakeTwilio } from '../../channels/twilio.js'
import { contentWithOnly } from '../../conversation/other-content.js'
import { fixedWorld, type FixedWorld } from '../../fixed-world.js'

export interface EveryChannel {
  readonly world: FixedWorld
  readonly channels: Channels
  readonly base: string
  readonly gateway: FakeTwilio
  readonly connector: Connector
  readonly deliver: AzureService['deliver']
  /** When nothing is being sent any more. */
  quiet(): Promise<void>
  /** What was said last in a case that was deleted: it is kept nowhere else. */
  farewell(): readonly Message[]
  close(): Promise<void>
}

/** `only`: the one service there is in town. */
export async function startEveryChannel(only?: string): Promise<EveryChannel> {
  const town = only === undefined ? undefined : contentWithOnly(`${only}.json`)
  const world = fixedWorld({ environment: town ? { CONTENT_DIR: town.folder } : {}, pushes, changesHands })
  town?.remove()
  const { speech, deployment, store, turns, clock, log, offered } = world
  const [issuer, connector, gateway] = await Promise.all([startIssuer(), startConnector(), fakeTwilio()])
  let farewell: readonly Message[] = []
  const plenty = 1_000_000
  const channels = createChannels({
    conversation: {
      ...world.conversation,
      async receive(inbound) {
        const received = await world.conversation.receive(inbound)
        if (received.kind === 'erased') farewell = received.messages
        return received
      },
    },
    limits: createLimits({
      ...usualLimits,
      conversations: plenty,
      messages: plenty,
      messagesPerAddress: plenty,
    }),
    log,
    key: randomBytes(32),
    languages: offered,
    defaultLanguage: deployment.language,
    serviceName: deployment.name,
    say: (key, language) => speech.say({ key }, language),
    secret,
    apology: 'Sorry',
    byText: speech.byText,
    outbox: (post) => createOutbox({ store, turns, clock, log, post }),
    sms: createTwilio({
      accountSid: twilio.account,
      authTokens: [twilio.token],
      number: twilio.number,
      apiUrl: gateway.url,
      publicUrl: twilio.publicUrl,
    }),
    azure: azureSettings(world, issuer),
  })
  const server = createServer({ routes: channels.routes, trustProxy: 0, log })
  const { port } = await server.listen(0, '127.0.0.1')
  const base = `http://127.0.0.1:${port}`
  const token = await issuer.token({ audience: appId, serviceUrl: connector.url })
  return {
    world,
    channels,
    base,
    gateway,
    connector,
    deliver: (activity) =>
      fetch(`${base}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ serviceUrl: connector.url, ...activity }),
      }),
    quiet: () => channels.outbox.idle(),
    farewell: () => farewell,
    async close() {
      await channels.close()
      await server.close()
      await Promise.all([connector.close(), issuer.close(), gateway.close()])
    },
  }
}
