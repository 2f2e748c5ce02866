import { conversationValues } from './values-supplied.js'
import {
  everyLine,
  isPlural,
  languages,
  linesOf,
  named,
  placeholdersIn,
  pluralForms,
  translations,
  withoutPlural,
  writtenFirst,
} from './copy-on-disk.js'

const first = linesOf(writtenFirst)
const keysOf = (language: string) => new Set(linesOf(language).map(({ key }) => withoutPlural(key)))
const pluralKeys = new Set(first.filter(({ key }) => isPlural(key)).map(({ key }) => withoutPlural(key)))

/** Words that are rightly the same in two languages. */
const sameAnywhere = new Set(['Cost', 'E-mail', 'Help', 'No', 'Pause', 'Status', 'Stop'])

describe.each(translations)('the copy in %s', (language) => {
  const lines = linesOf(language)

  it('says everything that is said in the language written first', () => {
    const there = keysOf(language)
    expect([...keysOf(writtenFirst)].filter((key) => !there.has(key))).toEqual([])
  })

  it('says nothing else', () => {
    const there = keysOf(writtenFirst)
    expect([...keysOf(language)].filter((key) => !there.has(key))).toEqual([])
  })

  it('is translated', () => {
    const original = new Map(first.map(({ key, text }) => [key, text]))
    const isWords = (text: string) => /\p{L}/u.test(text.replace(/\{\{.*?\}\}/g, ''))
    const same = lines.filter(
      ({ key, text }) => original.get(key) === text && isWords(text) && !sameAnywhere.has(text),
    )
    expect(named(same)).toEqual([])
  })

  it('fills in what the language written first fills in', () => {
    const original = new Map<string, string[]>()
    for (const { key, text } of first) {
      const base = withoutPlural(key)
      original.set(base, [...(original.get(base) ?? []), ...placeholdersIn(text)])
    }
    const differ = lines.filter(({ key, text }) => {
      const wanted = [...new Set(original.get(withoutPlural(key)))].sort()
      const filled = placeholdersIn(text)
      // "One activity", "nobody": a form for one number may leave the number out.
      return isPlural(key) && !key.endsWith('_other')
        ? filled.some((name) => !wanted.includes(name))
        : filled.join() !== wanted.join()
    })
    expect(named(differ)).toEqual([])
  })
})

describe.each(languages)('the plurals in %s', (language) => {
  it('have each form the language has, and no other', () => {
    const forms = pluralForms(language)
    const there = linesOf(language).map(({ key }) => key)
    const needed = [...pluralKeys].flatMap((key) =>
      forms.filter((form) => form !== 'zero' || isOwnForm(language, form)).map((form) => `${key}_${form}`),
    )
    const allowed = new Set([...pluralKeys].flatMap((key) => forms.map((form) => `${key}_${form}`)))
    expect({
      missing: needed.filter((key) => !there.includes(key)),
      surplus: there.filter((key) => isPlural(key) && !allowed.has(key)),
      withoutEnding: there.filter((key) => pluralKeys.has(key)),
    }).toEqual({ missing: [], surplus: [], withoutEnding: [] })
  })
})

const isOwnForm = (language: string, form: string) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.some((own) => own === form)

describe('what the copy fills in', () => {
  it('is closed as it is opened', () => {
    const torn = everyLine.filter(({ text }) => /[{}]/.test(text.replace(/\{\{[a-zA-Z]+\}\}/g, '')))
    expect(named(torn)).toEqual([])
  })

  it('is supplied by the code that says it', () => {
    const unknown = everyLine.filter(({ key, text }) => {
      const supplied = conversationValues(withoutPlural(key))
      return supplied && placeholdersIn(text).some((name) => !supplied.includes(name))
    })
    expect(named(unknown)).toEqual([])
  })
})
