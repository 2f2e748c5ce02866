/** A person's own words, kept as they are. */
import { textOf } from '../../domain/answers.js'
import type { QuestionKind } from '../asking.js'

export const wordsKind: QuestionKind = {
  choices: () => [],
  understand(question, said) {
    const most = ('most' in question && question.most) || 4000
    const wanted = 'letters' in question && question.letters ? /\p{L}/u : /[\p{L}\p{N}]/u
    if (!wanted.test(said.text)) return { kind: 'unclear' }
    if (said.text.length > most) return { kind: 'unclear', why: 'tooLong' }
    return { kind: 'answer', value: said.text.trim() }
  },
  describe: (_question, value) => ({ literal: textOf(value) }),
}
