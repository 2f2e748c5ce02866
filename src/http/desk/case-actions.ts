/** What a worker can do with a case as it stands: one thing first, the rest folded away. */
import type { Worker } from '../../desk/ports.js'
import type { Referral } from '../../domain/referral.js'

export type Action =
  'take' | 'reply' | 'attempt' | 'note' | 'hand-back' | 'release' | 'close' | 'decline' | 'message-back'

export interface Actions {
  readonly primary?: Action
  readonly others: readonly Action[]
}

interface Standing {
  readonly status: Referral['status']
  readonly worker?: string | undefined
  readonly isHidden: boolean
  readonly isBotSpeaking: boolean
  readonly isStopped: boolean
  /** It has ended, and the person agrees that their GP practice is told. */
  readonly mayTellBack: boolean
}

export function actionsFor(standing: Standing, viewer: Worker): Actions {
  const { status, worker, isHidden, isBotSpeaking, isStopped, mayTellBack } = standing
  if (status === 'waiting') {
    return isHidden ? { others: ['close'] } : { primary: 'take', others: ['note', 'decline'] }
  }
  const isTheirs = worker === undefined || worker === viewer.id || viewer.role === 'admin'
  if (status !== 'taken') return { others: mayTellBack && isTheirs ? ['message-back'] : [] }
  if (worker !== viewer.id) return { others: viewer.role === 'admin' ? ['release'] : [] }
  if (isHidden) return { others: ['release', 'close'] }
  const others: Action[] = isBotSpeaking
    ? ['attempt', 'note', 'close', 'release', 'decline']
    : ['attempt', 'note', 'close', 'hand-back', 'release', 'decline']
  return isStopped ? { primary: 'attempt', others: others.slice(1) } : { primary: 'reply', others }
}
