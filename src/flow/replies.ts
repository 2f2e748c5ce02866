/** What a step says, as copy keys: the key is the step's name, so no wording and no key stands in `dialogs/`. */
import type { StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { Reply } from '../domain/words.js'
import { stepKey, type Setting } from './asking.js'
import type { At } from './route.js'

export function tellStep(at: StepName, c: Case, setting: Setting): Reply {
  return { say: { key: tellKey(at), values: setting.values(c) } }
}

export const tellKey = (at: StepName): string => `${stepKey(at)}.tell`

export function askStep(at: At, c: Case, setting: Setting): Reply {
  if (!('ask' in at.definition)) return tellStep(at, c, setting)
  const question = at.definition.ask
  const kind = setting.kinds[question.kind]
  const asking = { case: c, at, setting }
  const shown = kind.show?.(question, asking) ?? {}
  const choices = kind.choices(question, asking)
  return {
    say: shown.say ?? { key: `${stepKey(at)}.question`, values: setting.values(c) },
    ...(choices.length > 0 ? { choices } : {}),
    ...(shown.cards ? { cards: shown.cards } : {}),
    ...(shown.several ? { several: true } : {}),
    ...(shown.rows ? { rows: shown.rows } : {}),
  }
}

/** Said to somebody who writes when the journey is over: what they can still do, in other words if it was said just now. */
export function finished(c: Case, setting: Setting): Reply {
  const last = c.messages.findLast(({ from }) => from.kind === 'bot')?.say
  const isAgain = last !== undefined && 'key' in last && last.key === 'common.finished'
  const key = isAgain ? 'commands.human.ended' : 'common.finished'
  return { say: { key, values: setting.values(c) }, choices: afterwards }
}

const afterwards = ['human', 'change', 'status', 'restart'].map((name) => ({
  code: `!${name}`,
  label: { key: `commands.${name}.label` },
}))
