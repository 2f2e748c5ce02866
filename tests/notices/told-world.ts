/** The whole conversation, with the notices sent for real: to a mail server, a webhook and a Teams channel on this machine. */
import { createNotifier, sendingAfterCommit } from '../../src/conversation/notifier.js'
import { doWhatIsDue } from '../../src/conversation/due.js'
import { headOf } from '../../src/conversation/head.js'
import type { Store } from '../../src/conversation/ports.js'
import { createMailer } from '../../src/mail/transport.js'
import { createNotices, waysOf } from '../../src/notices/index.js'
import { openMemoryStore } from '../../src/store/index.js'
import { contentWith } from '../conversation/other-content.js'
import { fixedWorld } from '../fixed-world.js'
import { mailServer, receiver } from './receivers.js'

export const secret = 'whsec_c2l4IHNwYXJyb3dzIG9uIGEgd2lyZQ=='

export interface Addresses {
  readonly mail: string
  readonly hook: string
  readonly channel: string
}

export async function receivers() {
  const [mail, hook, channel] = await Promise.all([mailServer(), receiver(), receiver()])
  const close = () => Promise.all([mail.close(), hook.close(), channel.close()])
  return { mail, hook, channel, close }
}
type Receivers = Awaited<ReturnType<typeof receivers>>

export const urlsOf = ({ mail, hook, channel }: Receivers): Addresses => ({
  mail: mail.url,
  hook: hook.url,
  channel: channel.url,
})

export interface ToldOptions {
  /** Where the receivers are, which are then somebody else's to close. */
  readonly at?: Addresses
  readonly firstId?: number
  readonly now?: string
  readonly deployment?: Readonly<Record<string, unknown>>
  readonly store?: Store
  readonly usernameOf?: (worker: string) => string | undefined
}

export async function toldWorld({
  now,
  at,
  firstId = 0,
  deployment = { notices: ['team@example.org'] },
  store = openMemoryStore({ headOf }),
  usernameOf = (worker) => worker,
}: ToldOptions = {}) {
  const mine = at ? undefined : await receivers()
  const urls = at ?? urlsOf(mine as Receivers)
  const settings = {
    mail: createMailer({ url: urls.mail, from: 'Cairn <cairn@desk.example>' }),
    webhook: { url: urls.hook, secret },
    teamsCard: { url: urls.channel },
  }
  const world = fixedWorld({
    ...(now && { now }),
    firstId,
    environment: contentWith(deployment),
    store: sendingAfterCommit(store, (id) => notifier.flush(id)),
    ways: waysOf(settings),
    usernameOf,
  })
  const notices = createNotices({
    settings,
    clock: world.clock,
    words: {
      say: (words) => world.speech.say(words, world.deployment.language),
      serviceName: world.deployment.name,
      publicUrl: 'https://desk.example',
      teams: world.deployment.teams,
    },
  })
  const notifier = createNotifier({ ...world, store, tell: notices.tell })
  const sender = { deliver: () => Promise.resolve() }
  return {
    ...world,
    sender,
    notifier,
    ...(mine as Receivers),
    async sweep() {
      await doWhatIsDue({ ...world, sender, notifier })
      await notifier.idle()
    },
    async close() {
      await notifier.idle()
      notices.close()
      await mine?.close()
    },
  }
}
export type ToldWorld = Awaited<ReturnType<typeof toldWorld>>
