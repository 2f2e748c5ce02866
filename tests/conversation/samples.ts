/** What people answer to open questions, by kind of question; words in each language, figures in none. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import type { QuestionKindName } from '../../src/flow/questions.js'
import type { NeedId } from '../../src/domain/need.js'
import { known } from '../understanding/known.js'
import { lexiconSchema } from '../../src/understanding/lexicon.js'

/** Something that is an answer to no question of this kind. */
export const nonsense = (kind: QuestionKindName): string =>
  kind === 'oneOf' || kind === 'yesNo' || kind === 'consent' ? 'qwrtp zxcvb' : '%%% @@@'

/** Samples for a question of this kind: each is typed as it stands. */
export function samples(kind: QuestionKindName, language: string): string[] {
  const words = lexicon(language)
  switch (kind) {
    case 'words':
      return [openWords[language] ?? 'Joan Smith']
    case 'needs':
      return ['1', '1, 3', '2, 6, 9']
    case 'firstNeed':
      return ['1']
    case 'weigh':
      return ['7', '10']
    case 'someOf':
      return ['1', '1, 6']
    case 'place':
      return ['XB1 2AB', 'Nowhereham', words.noFixedAddress[0] ?? '1']
    case 'availability':
      return [words.days.TUE?.[0] ?? '1', '1', '5']
    case 'birthDate':
      return ['27/3/1962', '1/10/2009', '5/5/2015']
    case 'phone':
      return ['07400 123456']
    case 'email':
      return ['joan@example.org']
    default:
      return []
  }
}

/** Open words that name one need, several needs and none. */
export const whatMatters = (language: string): readonly string[] => inOwnWords[language] ?? byLabels(language)

/** Where nobody has written samples: the needs by their own names. */
function byLabels(language: string): string[] {
  const named = (...ids: NeedId[]) =>
    ids.map((id) => known.needs.find((need) => need.id === id)?.words[language]?.label ?? '')
  return [named('loneliness').join(), named('loneliness', 'money_debt', 'housing').join(', '), 'hm']
}

const inOwnWords: Readonly<Record<string, readonly string[]>> = {
  en: ['I am lonely', 'I am lonely and in debt and my house is damp', 'hm, hard to say'],
  cy: ["Dw i'n unig", 'Unigrwydd, dyled a thai', 'hm'],
  pl: ['Czuję się samotny', 'samotność, długi i mieszkanie', 'hm'],
  ur: ['میں تنہا ہوں', 'تنہائی، قرض اور رہائش', 'ہم'],
}

const openWords: Readonly<Record<string, string>> = {
  en: 'My sister and the garden',
  cy: 'Fy chwaer a’r ardd',
  pl: 'Moja siostra i ogród',
  ur: 'میری بہن اور باغ',
}

const read = new Map<string, ReturnType<typeof lexiconSchema.parse>>()

function lexicon(language: string) {
  const known = read.get(language)
  if (known) return known
  const path = join(packageRoot, 'locales', language, 'understanding.json')
  const words = lexiconSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  read.set(language, words)
  return words
}
