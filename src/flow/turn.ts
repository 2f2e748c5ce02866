/** One turn: the case after it, what is said, and what of the world is needed before it is complete. */
import type { StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { CaseEvent } from '../domain/event.js'
import type { Reply } from '../domain/words.js'
import { stepKey, type Setting } from './asking.js'
import { askStep, tellKey, tellStep } from './replies.js'
import { route, type Passed } from './route.js'

export interface Turn {
  readonly case: Case
  readonly replies: readonly Reply[]
  /** An effect to be run; its outcome is given to `resume`. What this turn tells follows after it. */
  readonly effect?: { readonly name: string; readonly at: StepName }
  /** The case as it was when the turn began: what was told then is not told again. Undefined at the very beginning. */
  readonly before: Case | undefined
}

export const routeOf = (c: Case, setting: Setting) =>
  route(setting.journey, c.answers, { human: c.wantsHuman })

/** Walks on from where the answers lead: tells what is newly passed, then asks, or names an effect. */
export function proceed(
  before: Case | undefined,
  after: Case,
  replies: readonly Reply[],
  setting: Setting,
): Turn {
  const walked = routeOf(after, setting)
  if (walked.at && 'do' in walked.at.definition) {
    return { case: after, replies, before, effect: { name: walked.at.definition.do, at: walked.at } }
  }
  const spoken = newlyTold(before, after, walked.passed, setting).map((step) =>
    tellStep(step, after, setting),
  )
  const asked = walked.at ? [askStep(walked.at, after, setting)] : []
  const finished = walked.at ? [] : [event('case.finished', setting)]
  return {
    case: { ...after, events: [...after.events, ...finished] },
    replies: [...replies, ...spoken, ...asked],
    before,
  }
}

/** What is told on the way and was not passed before. After an answer given anew, what was said then is not said again. */
function newlyTold(
  before: Case | undefined,
  after: Case,
  passed: readonly Passed[],
  setting: Setting,
): Passed[] {
  if (!before) return passed.filter(isTell)
  const told = new Set(routeOf(before, setting).passed.filter(isTell).map(stepKey))
  const said = new Set(after.messages.flatMap(({ say }) => (say && 'key' in say ? [say.key] : [])))
  return passed.filter((step, index) => {
    if (!isTell(step) || told.has(stepKey(step))) return false
    const answered = passed.slice(0, index).findLast(({ answer }) => answer)?.answer
    return answered?.at === setting.now || !said.has(tellKey(step))
  })
}

const isTell = (step: Passed): boolean => 'tell' in step.definition

export function event(name: CaseEvent['name'], setting: Setting, about?: CaseEvent['about']): CaseEvent {
  return { name, at: setting.now, by: 'person', ...(about ? { about } : {}) }
}
