/** "What do you hold about me?": every answer and consent, who has read it, and the way to take each consent back. */
import type { Case } from '../domain/case.js'
import { consented, latestConsent, purposes, type Purpose } from '../domain/consent.js'
import type { Row } from '../domain/words.js'
import { answerRows } from '../flow/questions/check.js'
import { only, saying, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'
import { deleteAll } from './delete.js'

export function held(of: Commanded): CommandTurn {
  const { case: c, setting } = of
  const readers = new Set(c.events.filter(({ name }) => name === 'worker.read').map(({ by }) => by))
  // A yes or no to a consent stands in its own row, with its day and the way to take it back.
  const answers = answerRows({ case: c, setting }, ({ kind }) => kind !== 'consent')
  const rows = [...answers, ...consentRows(c)]
  const event = { name: 'held.shown' as const, at: setting.now, by: 'person' }
  const say = { key: 'commands.held.reply', values: { count: readers.size } }
  const nothing = rows.length === 0 || c.keeping === 'refused'
  return only(
    { ...c, events: [...c.events, event] },
    {
      say: nothing ? { key: 'commands.held.nothing' } : say,
      ...(rows.length > 0 ? { rows } : {}),
      choices: offers,
    },
  )
}

const offers = [
  { code: '!delete', label: { key: 'commands.delete.label' } },
  { code: '!repeat', label: { key: 'commands.repeat.carryOn' } },
]

function consentRows(c: Case): Row[] {
  return purposes.flatMap((purpose): Row[] => {
    const entry = latestConsent(c.consents, purpose)
    if (!entry) return []
    const value = {
      key: `commands.held.${entry.given ? 'given' : 'refused'}`,
      values: { date: { date: entry.at } },
    }
    const choice = { code: `!withdraw=${purpose}`, label: { key: 'commands.held.withdraw' } }
    return [
      { label: { key: `commands.held.purposes.${purpose}` }, value, ...(entry.given ? { choice } : {}) },
    ]
  })
}

/** Takes one consent back. No longer keeping means deleting, which is asked about first. */
export function withdraw(of: Commanded): CommandTurn {
  const { case: c, setting, argument } = of
  const purpose = purposes.find((one) => one === argument)
  if (!purpose || !consented(c.consents, purpose)) return held(of)
  if (purpose === 'keep') return deleteAll({ ...of, argument: undefined })
  const next = withdrawn(c, purpose, of)
  return thenAsk(
    next,
    setting,
    saying(purpose === 'share' ? 'commands.held.shareWithdrawn' : 'commands.held.withdrawn', of),
  )
}

function withdrawn(c: Case, purpose: Purpose, { setting }: Commanded): Case {
  const { referral } = c
  const at = setting.now
  const ends = purpose === 'share' && (referral?.status === 'waiting' || referral?.status === 'taken')
  return {
    ...c,
    consents: [
      ...c.consents,
      {
        purpose,
        given: false,
        at,
        language: c.language,
        wording: setting.wording('commands.held.withdraw', c),
        how: 'withdrawn',
      },
    ],
    ...(ends ? { referral: { ...referral, status: 'withdrawn', endedAt: at }, holder: { kind: 'bot' } } : {}),
    events: [
      ...c.events,
      { name: 'consent.withdrawn', at, by: 'person', about: { purpose } },
      ...(ends ? [{ name: 'referral.withdrawn' as const, at, by: 'person' }] : []),
    ],
  }
}
