/** One turn: the case after it, what is said, and what of the world is needed before it is complete. */
import type { StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { CaseEvent } from '../domain/event.js'
import type { Reply } from '../domain/words.js'
import { stepKey, type Setting } from './asking.js'
import { askStep, tellStep } from './replies.js'
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
  const told = new Set(tells(before ? routeOf(before, setting).passed : []))
  const isNew = (passed: Passed) => 'tell' in passed.definition && !told.has(stepKey(passed))
  const spoken = walked.passed.filter(isNew).map((passed) => tellStep(passed, after, setting))
  const asked = walked.at ? [askStep(walked.at, after, setting)] : []
  const finished = walked.at ? [] : [event('case.finished', setting)]
  return {
    case: { ...after, events: [...after.events, ...finished] },
    replies: [...replies, ...spoken, ...asked],
    before,
  }
}

const tells = (passed: readonly Passed[]) => passed.filter((step) => 'tell' in step.definition).map(stepKey)

export function event(name: CaseEvent['name'], setting: Setting, about?: CaseEvent['about']): CaseEvent {
  return { name, at: setting.now, by: 'person', ...(about ? { about } : {}) }
}
