/** "Where is my referral?", answered with what is true. */
import { saying, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'

export function whereIsMyReferral(of: Commanded): CommandTurn {
  const { case: c, setting } = of
  const { referral } = c
  const late = referral?.status === 'waiting' && referral.expectedBy < setting.today
  const key = `commands.status.${referral ? (late ? 'late' : referral.status) : 'none'}`
  return thenAsk(c, setting, saying(key, of))
}
