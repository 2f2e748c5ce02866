/** The ways in which notices leave the house, as they are set up. */
import type { Clock, Tell, Told } from '../conversation/ports.js'
import { createTurns, type Turns } from '../conversation/turns.js'
import { noticeWays, type NoticeWay } from '../domain/notice.js'
import type { Mailer } from '../mail/transport.js'
import { createMail } from './mail.js'
import type { Way } from './ports.js'
import { createTeamsCard } from './teams-card.js'
import { createWebhook } from './webhook.js'
import { tellingOf, type NoticeWords } from './words.js'

/** What is set up of each way; a way that is not is not used. */
export interface WaySettings {
  readonly mail?: Mailer | undefined
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined
  readonly teamsCard?: { readonly url: string } | undefined
}

export interface NoticesOptions {
  readonly settings: WaySettings
  readonly words: NoticeWords
  readonly clock: Clock
}

export interface Notices {
  readonly tell: Tell
  close(): void
}

/** Notices on their way at once to one receiver; a thousand after an outage go one after the other. */
const lanes = 4

export const waysOf = (settings: WaySettings): NoticeWay[] => noticeWays.filter((way) => settings[way])

export function createNotices({ settings, words, clock }: NoticesOptions): Notices {
  const { mail, webhook, teamsCard } = settings
  const ways: Partial<Record<NoticeWay, Way>> = {
    ...(mail && { mail: createMail(mail) }),
    ...(webhook && { webhook: createWebhook({ ...webhook, clock }) }),
    ...(teamsCard && { teamsCard: createTeamsCard({ ...teamsCard, clock }) }),
  }
  const queues: Turns = createTurns()
  let count = 0
  return {
    tell: (notice, c) => {
      const way = ways[notice.to.way]
      if (!way) return Promise.resolve<Told>({ kind: 'never', code: 'notSetUp' })
      const lane = `${notice.to.way} ${count++ % lanes}`
      return queues.inTurn(lane, () => way.tell(tellingOf(notice, c, words)))
    },
    close: () => Object.values(ways).forEach(({ close }) => close?.()),
  }
}
