/** What people say -> values, in every language whose words are given. Nothing here knows a language by its code. */
import type { Need } from '../domain/need.js'
import { availability } from './availability.js'
import { birthDate } from './birth-date.js'
import { choice } from './choice.js'
import { choices } from './choices.js'
import { command } from './commands.js'
import { email } from './email.js'
import type { Lexicon } from './lexicon.js'
import { languageNames } from './named-language.js'
import { needWords } from './need-words.js'
import { needs } from './needs.js'
import { number } from './number.js'
import { phone } from './phone.js'
import { place } from './place.js'
import type { Understanding } from './ports.js'
import { vocabulary } from './vocabulary.js'
import { yesNo } from './yes-no.js'

export { fold } from './fold.js'
export { lexiconSchema, type Lexicon } from './lexicon.js'
export { loadNeeds } from './load.js'

export interface Known {
  /** By language code. */
  readonly lexicons: Readonly<Record<string, Lexicon>>
  readonly needs: readonly Need[]
  /** What each language is called, in itself and elsewhere, by its code. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

export function createUnderstanding({ lexicons, needs: known, names }: Known): Understanding {
  const always = Object.keys(lexicons).filter((code) => lexicons[code]?.alwaysTried)
  const ready = (code: string | undefined) => {
    const tried = [...new Set(code === undefined ? always : [code, ...always])]
    const words = vocabulary(tried.flatMap((one) => lexicons[one] ?? []))
    return { words, signs: needWords(known, tried, words) }
  }
  // Each language is made ready when it is first spoken: some milliseconds then, and none at start.
  const spoken = new Map<string | undefined, ReturnType<typeof ready>>()
  const at = (language: string) => {
    const code = Object.hasOwn(lexicons, language) ? language : undefined
    const made = spoken.get(code) ?? ready(code)
    spoken.set(code, made)
    return made
  }

  let named: ReturnType<typeof languageNames> | undefined
  return {
    yesNo: (text, language) => yesNo(text, at(language).words),
    choice: (text, options, language) => choice(text, options, at(language).words),
    choices: (text, options, language) => choices(text, options, at(language).words),
    number: (text, range, language) => number(text, range, at(language).words),
    birthDate: (text, today, language) => birthDate(text, today, at(language).words),
    phone,
    email,
    place: (text, language) => place(text, at(language).words),
    availability: (text, language) => availability(text, at(language).words),
    needs: (text, language) => needs(text, at(language).signs, at(language).words),
    command: (text, language) => command(text, at(language).words),
    namedLanguage: (text, offered) => (named ??= languageNames(lexicons, names))(text, offered),
  }
}
