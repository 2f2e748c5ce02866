/** Moves a person can make at any step besides answering it: back, change, repeat, explain. Each is about one answer. */
import type { StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { Reply } from '../domain/words.js'
import { stepKey, type Setting } from './asking.js'
import { forget } from './record.js'
import { askStep } from './replies.js'
import type { Question } from './questions.js'
import { proceed, routeOf, type Turn } from './turn.js'

/** The answer given last is taken back and its question asked again; undefined where nothing was answered yet. */
export function back(c: Case, setting: Setting): Turn | undefined {
  const last = answered(c, setting).at(-1)
  return last && proceed(c, forget(c, last, setting), [], setting)
}

/** One answer is taken back; once it is given anew, the person is where they were. Undefined where it is not on their route. */
export function change(c: Case, step: StepName, setting: Setting): Turn | undefined {
  if (!changeable(c, setting).some((other) => stepKey(other) === stepKey(step))) return undefined
  return proceed(c, forget(c, step, setting), [], setting)
}

/** The answers on the route that can be given anew: all that were asked, up to a referral, which is made once. */
export function changeable(c: Case, setting: Setting): StepName[] {
  return answered(c, setting).filter(({ ask }) => !('fork' in ask && ask.fork))
}

function answered(c: Case, setting: Setting): (StepName & { readonly ask: Question })[] {
  const { passed } = routeOf(c, setting)
  const made = passed.findLastIndex((step) => 'do' in step.definition && step.definition.once === true)
  return passed
    .slice(made + 1)
    .flatMap(({ section, step, definition }) =>
      'ask' in definition ? [{ section, step, ask: definition.ask }] : [],
    )
}

/** The question the person is at, asked as it was; undefined at the end of the journey. */
export function repeat(c: Case, setting: Setting): Reply | undefined {
  const { at } = routeOf(c, setting)
  return at && askStep(at, c, setting)
}

/** The question the person is at, explained. */
export function explain(c: Case, setting: Setting): Reply | undefined {
  const { at } = routeOf(c, setting)
  if (!at) return undefined
  return { ...askStep(at, c, setting), say: { key: `${stepKey(at)}.help`, values: setting.values(c) } }
}
