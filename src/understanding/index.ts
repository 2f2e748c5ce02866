/** What people say -> values, in every language whose words are given. Nothing here knows a language by its code. */
import { DateTime } from 'luxon'
import type { Lesson } from '../learning/shelf.js'
import { once } from '../once.js'
import { availability } from './availability.js'
import { birthDate } from './birth-date.js'
import { choice } from './choice.js'
import { choices } from './choices.js'
import { command } from './commands.js'
import { email } from './email.js'
import type { Lexicon } from './lexicon.js'
import { answersLesson, answersModel, commandsLesson, commandsModel } from './learnt.js'
import { languageNames } from './named-language.js'
import { needsLesson, needWords, toldIn } from './need-words.js'
import { needs } from './needs.js'
import { number } from './number.js'
import { dialled, phone } from './phone.js'
import { place } from './place.js'
import type { KnownNeeds } from './load.js'
import type { Understanding } from './ports.js'
import { vocabulary } from './vocabulary.js'
import { when } from './when.js'
import { keys } from './words.js'
import { writtenIn } from './written-in.js'
import { isPlainNo, yesNo } from './yes-no.js'

export { fold } from './fold.js'
export { lexiconSchema, type Lexicon } from './lexicon.js'
export { loadLexicons, loadNeeds } from './load.js'

export interface Known {
  /** By language code. */
  readonly lexicons: Readonly<Record<string, Lexicon>>
  readonly needs: KnownNeeds
  /** What each language is called, in itself and elsewhere, by its code. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

/** The languages a message is read in, the person's own first. */
const triedIn = (lexicons: Known['lexicons'], code: string | undefined): string[] => {
  const always = Object.keys(lexicons).filter((one) => lexicons[one]?.alwaysTried)
  return [...new Set(code === undefined ? always : [code, ...always])]
}

/** What is learnt for somebody who writes in this language. */
function lessonsIn({ lexicons, needs }: Omit<Known, 'names'>, tried: readonly string[]) {
  const [language = ''] = tried
  const spokenIn = tried.flatMap((one) => lexicons[one] ?? [])
  return {
    needs: needsLesson(needs, language),
    answers: answersLesson(language, spokenIn),
    commands: commandsLesson(language, spokenIn, toldIn(needs, tried)),
  } satisfies Record<string, Lesson>
}

/** All there is to learn, in every language. */
export const understandingLessons = (known: Omit<Known, 'names'>): Lesson[] =>
  Object.keys(known.lexicons).flatMap((code) =>
    Object.values(lessonsIn(known, triedIn(known.lexicons, code))),
  )

export function createUnderstanding({ lexicons, needs: known, names }: Known): Understanding {
  const ready = (code: string | undefined) => {
    const tried = triedIn(lexicons, code)
    const words = vocabulary(tried.flatMap((one) => lexicons[one] ?? []))
    const lessons = once(() => lessonsIn({ lexicons, needs: known }, tried))
    return {
      words,
      signs: once(() => needWords(known, tried, words, lessons().needs)),
      answers: once(() => answersModel(lessons().answers)),
      commands: once(() => commandsModel(lessons().commands)),
    }
  }
  // Each language is made ready when it is first spoken: some milliseconds then, and none at start.
  const spoken = new Map<string | undefined, ReturnType<typeof ready>>()
  const at = (language: string) => {
    const code = Object.hasOwn(lexicons, language) ? language : undefined
    const made = spoken.get(code) ?? ready(code)
    spoken.set(code, made)
    return made
  }

  const written = once(() => writtenIn(lexicons, (code) => toldIn(known, [code]).map((text) => keys(text))))
  let named: ReturnType<typeof languageNames> | undefined
  return {
    yesNo: (text, language) => yesNo(text, at(language).words, at(language).answers()),
    isPlainNo: (text, language) => isPlainNo(text, at(language).words),
    choice: (text, options, language) => choice(text, options, at(language).words),
    choices: (text, options, language) => choices(text, options, at(language).words),
    number: (text, range, language) => number(text, range, at(language).words),
    birthDate: (text, today, language) => birthDate(text, today, at(language).words),
    phone,
    dialled,
    email,
    place: (text, language) => place(text, at(language).words),
    availability: (text, language) => availability(text, at(language).words),
    when: (text, { now, timeZone }, language) =>
      when(text, DateTime.fromJSDate(now, { zone: timeZone }), at(language).words),
    needs: (text, language) => needs(text, at(language).signs(), at(language).words),
    command: (text, language) => command(text, at(language).words, at(language).commands()),
    writtenIn: (text, current, offered) => written()(text, current, offered),
    namedLanguage: (text, offered) => (named ??= languageNames(lexicons, names))(text, offered),
  }
}
