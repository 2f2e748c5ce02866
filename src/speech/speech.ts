/** Copy keys and values into one language, by i18next and `Intl`. A key that is not there falls back to the deployment's language. */
import { createHash } from 'node:crypto'
import { createInstance, type i18n } from 'i18next'
import type { Value, Words } from '../domain/words.js'
import { once } from '../once.js'
import { formatsOf, type Formats } from './formats.js'
import type { Copy, Locale } from './locales.js'
import { placeholdersIn } from './placeholders.js'
import type { LanguageInfo, Speech } from './ports.js'

/** Copy, choices and phone numbers stand in 0 to 9 in every language: dates and times beside them do too. */
const digits = '-u-nu-latn'

export interface SpeechOptions {
  readonly locales: readonly Locale[]
  /**
   * Copy that stands in `content/`, as namespaces by language: `{ needs: { loneliness: 'Feeling lonely' } }`. There may be
   * languages without a folder in `locales/`: help is shown in them to somebody who writes in them.
   */
  readonly content: Readonly<Record<string, Copy>>
  /** Which way those languages are written. */
  readonly directions?: Readonly<Record<string, LanguageInfo['direction']>>
  readonly fallback: string
  readonly currency: string
  /** ISO 3166: the country whose way of writing dates is used where a language has several. */
  readonly country: string
}

export function createSpeech({
  locales,
  content,
  directions = {},
  fallback,
  currency,
  country,
}: SpeechOptions): Speech {
  const i18next = instanceOf(locales, content, fallback)
  const spokenIn = new Set([...locales.map(({ code }) => code), ...Object.keys(content)])
  const formats = new Map(
    [...spokenIn].map((code) => [code, formatsOf(`${code}-${country}${digits}`, currency)]),
  )
  const known = new Map(locales.map(({ code, meta }): [string, LanguageInfo] => [code, { code, ...meta }]))
  const formatsFor = (language: string) =>
    formats.get(language) ?? formatsOf(`${fallback}-${country}${digits}`, currency)
  const wordings = new Map<string, string>()
  const placeholders = once(() =>
    placeholdersIn([...locales.map(({ copy }) => copy), ...Object.values(content)]),
  )
  /** Copy that fills nothing in is always the same: by language and key. */
  const fixed = new Map<string, string>()

  const has = (key: string, language: string) => i18next.exists(key, { lng: language, fallbackLng: [] })

  function say(words: Words, language: string): string {
    if ('literal' in words) return words.literal
    const { key } = words
    const names = placeholders().get(key)
    if (!names) return i18next.t(key, { lng: language })
    if (names.size === 0) return said(key, language)
    const values: Record<string, string | number> = {}
    for (const name of names) {
      const value = words.values?.[name]
      if (value !== undefined) values[name] = spoken(value, language, formatsFor(language))
    }
    return i18next.t(key, { ...values, lng: language })
  }

  function said(key: string, language: string): string {
    const id = `${language} ${key}`
    const known = fixed.get(id) ?? i18next.t(key, { lng: language })
    fixed.set(id, known)
    return known
  }

  function spoken(value: Value, language: string, as: Formats): string | number {
    if (typeof value !== 'object') return value
    if ('list' in value) return as.list(value.list.map((item) => say(item, language)))
    if ('lines' in value) return value.lines.map((item) => say(item, language)).join('\n')
    if ('date' in value) return as.date(value.date)
    if ('day' in value) return as.day(value.day)
    if ('time' in value) return as.time(value.time)
    if ('pounds' in value) return as.money(value.pounds)
    if ('language' in value) return as.language(value.language)
    return say(value, language)
  }

  return {
    say,
    trimmed(words) {
      if ('literal' in words || !words.values) return words
      const names = placeholders().get(words.key) ?? new Set()
      const needed = Object.entries(words.values).filter(([name]) => names.has(name))
      return { key: words.key, ...(needed.length > 0 ? { values: Object.fromEntries(needed) } : {}) }
    },
    has,
    byText(words, language) {
      if (!('key' in words)) return undefined
      const key = `${words.key}ByText`
      return has(key, language) ? say({ ...words, key }, language) : undefined
    },
    languages: [...known.values()],
    direction: (code) => known.get(code)?.direction ?? directions[code] ?? 'ltr',
    language(code) {
      const info = known.get(code) ?? known.get(fallback)
      if (!info) throw new Error(`locales/${fallback} is missing`)
      return info
    },
    wording(key, language) {
      const id = `${language} ${key}`
      const cached = wordings.get(id)
      if (cached) return cached
      const raw = i18next.t(key, { lng: language, skipInterpolation: true })
      const mark = createHash('sha256').update(raw).digest('hex').slice(0, 8)
      wordings.set(id, mark)
      return mark
    },
  }
}

function instanceOf(
  locales: readonly Locale[],
  content: Readonly<Record<string, Copy>>,
  fallback: string,
): i18n {
  const i18next = createInstance()
  const copies = new Map(locales.map(({ code, copy }) => [code, copy]))
  const codes = [...new Set([...copies.keys(), ...Object.keys(content)])]
  void i18next.init({
    initAsync: false,
    fallbackLng: fallback,
    supportedLngs: codes,
    resources: Object.fromEntries(
      codes.map((code) => [code, { translation: { ...copies.get(code), ...content[code] } }]),
    ),
    // A person's name is not markup: what is shown is escaped where it is shown.
    interpolation: { escapeValue: false },
    // Nothing a person typed is ever read as copy syntax.
    nsSeparator: false,
  })
  return i18next
}
