/** "Where is my referral?", answered with what is true; while it is open, also what to do if things get worse, and how to change or withdraw it. */
import type { Case } from '../domain/case.js'
import type { Choice, Reply } from '../domain/words.js'
import { repeat } from '../flow/moves.js'
import { only, saying, thenAsk, yesOrNo, type Commanded, type CommandTurn } from './command-turn.js'
import { withdraw } from './held.js'

export function whereIsMyReferral(of: Commanded): CommandTurn {
  const { case: c, setting } = of
  const stands = saying(`commands.status.${standing(of)}`, of)
  if (!isOpen(c)) return thenAsk(c, setting, stands)
  const worse = { ...saying('commands.status.worse', of), choices: choices(of) }
  return only(c, stands, place(of), worse)
}

function standing({ case: c, setting }: Commanded): string {
  const { referral } = c
  if (!referral) return 'none'
  if (referral.status === 'waiting' && referral.expectedBy < setting.today) return 'late'
  // What was said when it was taken is kept for a while only, and the name with it.
  return referral.status === 'taken' && setting.values(c)['worker'] === ''
    ? 'takenBySomebody'
    : referral.status
}

function place(of: Commanded): Reply | undefined {
  const waiting = of.queue(of.case)
  if (!waiting) return undefined
  const key = `commands.status.${waiting.days === undefined ? 'place' : 'placeAndDays'}`
  return { say: { key, values: { ...waiting } } }
}

/** A worker asks their own questions: while one holds the case there is none to carry on with. */
function choices({ case: c, setting }: Commanded): Choice[] {
  const carryOn = c.holder.kind === 'bot' && repeat(c, setting) !== undefined
  return [
    { code: '!change', label: { key: 'page.change' } },
    { code: '!withdrawReferral', label: { key: 'commands.status.withdraw' } },
    ...(carryOn ? [{ code: '!repeat', label: { key: 'commands.repeat.carryOn' } }] : []),
  ]
}

/** Asked about first: the place in the queue is lost. Sharing is taken back with it, so that nobody reads on. */
export function withdrawReferral(of: Commanded): CommandTurn {
  const { case: c, setting, argument, answering } = of
  if (!isOpen(c)) return whereIsMyReferral(of)
  if (argument === 'no') return thenAsk(c, setting, saying('commands.status.withdrawKept', of))
  if (argument === 'yes' && answering === 'withdrawReferral') return withdraw({ ...of, argument: 'share' })
  return only(
    { ...c, aside: { kind: 'withdrawReferral' } },
    { ...saying('commands.status.withdrawQuestion', of), choices: yesOrNo('withdrawReferral') },
  )
}

const isOpen = ({ referral }: Case) => referral?.status === 'waiting' || referral?.status === 'taken'
