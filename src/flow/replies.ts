/** What a step says, as copy keys: the key is the step's name, so no wording and no key stands in `dialogs/`. */
import type { StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { Reply } from '../domain/words.js'
import { stepKey, type Setting } from './asking.js'
import type { At } from './route.js'

export function tellStep(at: StepName, c: Case, setting: Setting): Reply {
  return { say: { key: `${stepKey(at)}.tell`, values: setting.values(c) } }
}

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
