/** The whole of Cairn behind `/api/messages`, between a token service and a connector of the test's own. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Activity } from 'botbuilder'
import { AppCredentials, type ServiceClientCredentialsFactory } from 'botframework-connector'
import { publicCloud } from '../../../src/channels/azure/settings.js'
import type { AzureSettings } from '../../../src/channels/azure/index.js'
import { createChannels, type ChannelOptions } from '../../../src/channels/index.js'
import { pushes } from '../../../src/channels/traits.js'
import { createOutbox } from '../../../src/conversation/outbox.js'
import type { Case } from '../../../src/domain/case.js'
import { createLimits, usualLimits } from '../../../src/http/limits.js'
import { createServer } from '../../../src/http/server.js'
import { fixedWorld, type FixedWorldOptions } from '../../fixed-world.js'
import { startConnector, type Connector, type Sent } from './connector.js'
import { startIssuer, type Issuer, type TokenOf } from './issuer.js'

export const appId = '6c0b1b3e-0a52-4bd4-9f0a-5e1d3c2b4a69'
export const botToken = 'a-token-of-the-bot'

export interface AzureService {
  readonly world: ReturnType<typeof fixedWorld>
  readonly issuer: Issuer
  readonly connector: Connector
  readonly channels: ReturnType<typeof createChannels>
  readonly base: string
  post(body: unknown, headers?: Record<string, string>): Promise<Response>
  /** With a good token, but for what is said otherwise. */
  deliver(activity: Partial<Activity>, token?: Partial<TokenOf>): Promise<Response>
  /** When nothing is being sent any more. */
  quiet(): Promise<void>
  caseOf(conversation: string, channel?: string): Promise<Case | undefined>
  close(): Promise<void>
}

class FixedCredentials extends AppCredentials {
  protected refreshToken() {
    return Promise.resolve({
      accessToken: botToken,
      expiresOn: new Date(Date.now() + 3_600_000),
    }) as unknown as ReturnType<AppCredentials['getToken']> & Promise<never>
  }
}

const credentials = {
  isValidAppId: async (id: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => new FixedCredentials(appId),
} as unknown as ServiceClientCredentialsFactory

/** As the service makes them, but for whose tokens are believed and how our own are had. */
export function azureSettings(
  { speech, deployment, plan }: ReturnType<typeof fixedWorld>,
  issuer: Issuer,
  identified = true,
): AzureSettings {
  const values = { emergency: deployment.emergency, urgent: deployment.urgent }
  return {
    say: (key, language) => speech.say({ key, values }, language),
    direction: speech.direction,
    planOf: plan,
    ...(identified && {
      identity: { appId, password: 'not used', type: 'SingleTenant', tenantId: 'tenant' },
      credentials,
    }),
    cloud: { ...publicCloud, ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl },
  }
}

export interface AzureOptions {
  readonly identified?: boolean
  /** The other channels of the same service. */
  readonly beside?: Partial<ChannelOptions>
  readonly of?: FixedWorldOptions
}

export async function startAzure({
  identified = true,
  beside,
  of,
}: AzureOptions = {}): Promise<AzureService> {
  const world = fixedWorld({ pushes, ...of })
  const issuer = await startIssuer()
  const connector = await startConnector()
  const { deployment, store, turns, clock, log, conversation, offered } = world
  const channels = createChannels({
    say: (key) => key,
    apology: 'Sorry',
    byText: () => undefined,
    conversation,
    limits: createLimits({ ...usualLimits, messages: 1_000, messagesPerAddress: 1_000 }),
    log,
    key: randomBytes(32),
    languages: offered,
    defaultLanguage: deployment.language,
    serviceName: deployment.name,
    outbox: (post) => createOutbox({ store, turns, clock, log, post }),
    ...beside,
    azure: azureSettings(world, issuer, identified),
  })
  const server = createServer({ routes: channels.routes, trustProxy: 0, log })
  const { port } = await server.listen(0, '127.0.0.1')
  const base = `http://127.0.0.1:${port}`
  const post: AzureService['post'] = (body, headers = {}) =>
    fetch(`${base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return {
    world,
    issuer,
    connector,
    channels,
    base,
    post,
    async deliver(activity, of = {}) {
      const token = await issuer.token({ audience: appId, serviceUrl: connector.url, ...of })
      return post({ serviceUrl: connector.url, ...activity }, { authorization: `Bearer ${token}` })
    },
    quiet: () => channels.outbox.idle(),
    caseOf: (address, channel = 'msteams') => conversation.caseAt(channel, address),
    async close() {
      await channels.close()
      await server.close()
      await connector.close()
      await issuer.close()
    },
  }
}

const bot = { id: `28:${appId}` }

/** What Teams posts of a person in their own chat with the bot, unless told otherwise. */
export const teamsActivity = (conversation: string, more: Partial<Activity> = {}): Partial<Activity> => ({
  type: 'message',
  id: randomUUID(),
  channelId: 'msteams',
  from: { id: `29:${conversation}`, name: 'Joan', aadObjectId: randomUUID() },
  recipient: bot as Activity['recipient'],
  conversation: {
    id: conversation,
    conversationType: 'personal',
    tenantId: 't1',
  } as Activity['conversation'],
  locale: 'en-GB',
  ...more,
})

/** A person in Teams, who reads what was posted to their chat. */
export function inTeams(
  service: Pick<AzureService, 'connector' | 'deliver' | 'quiet'>,
  conversation: string,
  { locale = 'en-GB' } = {},
) {
  let read = 0
  const heard = async () => {
    await service.quiet()
    const theirs = service.connector.sent.filter(({ to }) => to === conversation)
    const fresh = theirs.slice(read)
    read = theirs.length
    return fresh
  }
  const does = async (more: Partial<Activity>) => {
    const answer = await service.deliver(teamsActivity(conversation, { locale, ...more }))
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    return heard()
  }
  return {
    does,
    heard,
    says: (text: string) => does({ text, textFormat: 'plain' }),
    /** As Teams does it: the label as text, the value beside it. */
    presses: (button: Button) =>
      does({ text: button.data.msteams?.text ?? '', value: button.data.msteams?.value ?? button.data }),
    ticks: (button: Button, picked: string) => does({ value: { ...button.data, picked } }),
    installs: () =>
      does({
        type: 'conversationUpdate',
        membersAdded: [{ id: `29:${conversation}` }, bot] as Activity['membersAdded'],
      }),
  }
}

export interface Button {
  readonly title: string
  readonly data: {
    readonly step?: string
    readonly choice?: string
    readonly stood?: { readonly case: string; readonly message: number }
    readonly msteams?: { readonly text: string; readonly value: unknown }
  }
}

/** All buttons of what was sent, in order. */
export const buttonsOf = (sent: readonly Sent[]): Button[] =>
  sent.flatMap(({ attachments = [] }) => found(attachments))

function found(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(found)
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'Action.Submit') return [value as unknown as Button]
  return Object.values(value).flatMap(found)
}

export function buttonNamed(sent: readonly Sent[], title: string | RegExp): Button {
  const button = buttonsOf(sent).find((one) =>
    typeof title === 'string' ? one.title === title : title.test(one.title),
  )
  if (!button)
    throw new Error(
      `no button "${String(title)}" among ${buttonsOf(sent)
        .map((b) => b.title)
        .join(', ')}`,
    )
  return button
}
