/** A notice in the desk's language: what happened, the reference and a link. Nothing that a person told us comes near it. */
import type { Case } from '../domain/case.js'
import type { Notice } from '../domain/notice.js'
import type { Team } from '../domain/team.js'
import type { Words } from '../domain/words.js'
import type { Telling } from './ports.js'

export interface NoticeWords {
  readonly say: (words: Words) => string
  readonly serviceName: string
  /** Where the desk is reached. */
  readonly publicUrl: string
  readonly teams: readonly Team[]
}

export function tellingOf(
  notice: Notice,
  c: Case,
  { say, serviceName, publicUrl, teams }: NoticeWords,
): Telling {
  const { reference, status, expectedBy } = c.referral ?? {}
  const { about } = notice
  const team = teams.find(({ id }) => id === c.team)
  const id = encodeURIComponent(c.id)
  const path = about === 'alert' ? `/desk/alerts/${id}` : `/desk/cases/${id}`
  const href = new URL(path, publicUrl).href
  const values = {
    reference: reference ?? say({ key: 'desk.notice.noReference' }),
    service: serviceName,
    link: href,
  }
  return {
    notice,
    subject: say({ key: `desk.notice.${about}.subject`, values }),
    text: say({ key: `desk.notice.${about}.text`, values }),
    link: { href, text: say({ key: 'desk.notice.open' }) },
    facts: {
      ...(reference === undefined ? {} : { reference }),
      ...(status === undefined ? {} : { status }),
      ...(expectedBy === undefined ? {} : { expectedBy }),
      ...(team === undefined ? {} : { team: team.id }),
    },
  }
}
