/** Where a person is: a postcode, a town, or no fixed address. Looking it up is an effect, later. */
import { saidPlaceSchema } from '../../domain/person.js'
import { choiceCode, pressed, stepKey, type QuestionKind } from '../asking.js'

export const placeKind: QuestionKind = {
  choices: (_question, { at }) => [
    { code: choiceCode(at, 'noFixedAddress'), label: { key: `${stepKey(at)}.choices.noFixedAddress` } },
  ],
  understand(_question, said, { at, setting, case: c }) {
    if (pressed(said, at) === 'noFixedAddress') return { kind: 'answer', value: { kind: 'noFixedAddress' } }
    // A bare number is the button's: no town and no postcode is one.
    const numbered = setting.understanding.choice(
      said.text,
      [{ code: 'noFixedAddress', label: '' }],
      c.language,
    )
    if (numbered.ok) return { kind: 'answer', value: { kind: 'noFixedAddress' }, words: said.text.trim() }
    const found = setting.understanding.place(said.text, c.language)
    if (found.ok) return { kind: 'answer', value: { ...found.value }, words: said.text.trim() }
    return { kind: 'unclear', ...(found.why === 'notAPostcode' ? { why: 'notAPostcode' } : {}) }
  },
  describe(_question, value, { at }) {
    const place = saidPlaceSchema.safeParse(value)
    if (!place.success) return { key: 'common.notSaid' }
    if (place.data.kind === 'noFixedAddress') return { key: `${stepKey(at)}.choices.noFixedAddress` }
    return { literal: place.data.kind === 'postcode' ? place.data.postcode : place.data.town }
  },
}
