/** What documents are written with: the desk's copy, times and names. */
import type { Writing } from '../../documents/writing.js'
import type { CaseWords } from './case-words.js'

export function createWriting(
  { say, times, naming, language, needLabel }: CaseWords & { needLabel: (id: string) => string },
  service: Writing['service'],
): Writing {
  return {
    say,
    language,
    needLabel,
    languageName: naming.language,
    direction: naming.direction,
    helpline: naming.helpline,
    day: times.day,
    full: times.full,
    who: naming.who,
    service,
  }
}
