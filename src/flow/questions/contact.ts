/** Phone, e-mail and date of birth: checked for real, and refused with the reason. */
import { textOf } from '../../domain/answers.js'
import { choiceCode, pressed, type Asking, type QuestionKind, type Said } from '../asking.js'
import { plainYesOrNo } from './closed.js'

/** Somebody who texts us need not type the number that they text from. */
const here = 'here'
const thisNumber = { key: 'common.thisNumber' }

export const phoneKind: QuestionKind = {
  choices: (_question, { case: c, at, setting }) =>
    setting.ownNumber(c) ? [{ code: choiceCode(at, here), label: thisNumber }] : [],
  understand(_question, said, asking) {
    const { setting } = asking
    const phone = setting.understanding.phone(said.text, setting.country)
    // A number that is written out counts before any words about it: "this one is ok: 07400 123456".
    if (phone.ok) return { kind: 'answer', value: phone.value }
    const own = setting.ownNumber(asking.case)
    if (own && isThisOne(said, asking)) return { kind: 'answer', value: own }
    return { kind: 'unclear', ...(phone.why === 'notReal' ? { why: 'notReal' } : {}) }
  },
  describe: (_question, value, { setting }) => ({
    literal: setting?.understanding.dialled(textOf(value), setting.country) ?? textOf(value),
  }),
}

function isThisOne(said: Said, { case: { language }, at, setting }: Asking): boolean {
  if (pressed(said, at) === here || plainYesOrNo(said.text, setting.understanding, language) === 'yes')
    return true
  const label = setting.label(thisNumber, language)
  const also = setting.also('common.thisNumberAlso', language)
  return setting.understanding.choice(said.text, [{ code: here, label, also }], language).ok
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
