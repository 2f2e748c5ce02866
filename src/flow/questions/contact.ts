/** Phone, e-mail and date of birth: checked for real, and refused with the reason. */
import { textOf } from '../../domain/answers.js'
import type { QuestionKind } from '../asking.js'

export const phoneKind: QuestionKind = {
  choices: () => [],
  understand(_question, said, { setting }) {
    const phone = setting.understanding.phone(said.text, setting.country)
    if (phone.ok) return { kind: 'answer', value: phone.value }
    return { kind: 'unclear', ...(phone.why === 'notReal' ? { why: 'notReal' } : {}) }
  },
  describe: (_question, value, { setting }) => ({
    literal: setting?.understanding.dialled(textOf(value), setting.country) ?? textOf(value),
  }),
}

export const emailKind: QuestionKind = {
  choices: () => [],
  understand(_question, said, { setting }) {
    const email = setting.understanding.email(said.text)
    return email.ok ? { kind: 'answer', value: email.value } : { kind: 'unclear' }
  },
  describe: (_question, value) => ({ literal: textOf(value) }),
}

export const birthDateKind: QuestionKind = {
  choices: () => [],
  understand(_question, said, { setting, case: c }) {
    const born = setting.understanding.birthDate(said.text, setting.today, c.language)
    if (born.ok) return { kind: 'answer', value: born.value }
    return { kind: 'unclear', ...(born.why === 'unclear' ? {} : { why: born.why }) }
  },
  describe: (_question, value) => ({ key: 'common.date', values: { date: { date: textOf(value) } } }),
}
