import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { languages, translations, writtenFirst } from './copy-on-disk.js'

type Strings = Readonly<Record<string, string>>
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Strings
const fileOf = (language: string) => join(packageRoot, 'locales', language, 'webChat.json')
const theirs = (name: string) =>
  join(packageRoot, 'node_modules/botframework-webchat-api/src/localization', `${name}.json`)

/** The offered languages that Web Chat speaks by itself, and its name for each. */
const spoken: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  es: 'es-ES',
  fr: 'fr-FR',
  pl: 'pl-PL',
  pt: 'pt-PT',
  ro: 'ro-RO',
  uk: 'uk-UA',
  zh: 'zh-CN',
}

const english = read(fileOf(writtenFirst))
const microsoft = read(theirs('en-US'))
const ours = translations.filter((language) => existsSync(fileOf(language)))
const holesIn = (text: string) =>
  text
    .match(/\$\d|\[RETRY\]/g)
    ?.sort()
    .join() ?? ''

it('is supplied for each language that Web Chat lacks, and for no other', () => {
  expect(Object.values(spoken).filter((name) => !existsSync(theirs(name)))).toEqual([])
  expect([...ours].sort()).toEqual(
    languages.filter((language) => language !== writtenFirst && !(language in spoken)).sort(),
  )
})

it('has ids that Web Chat uses', () => {
  expect(Object.keys(english).filter((id) => !(id in microsoft))).toEqual([])
})

describe.each(ours)("Web Chat's words in %s", (language) => {
  const own = read(fileOf(language))

  it('are all there, and no other', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort())
  })

  it('fill in what the English fills in', () => {
    const differ = Object.keys(english).filter((id) => holesIn(own[id] ?? '') !== holesIn(english[id] ?? ''))
    expect(differ).toEqual([])
  })

  it('are translated, and are plain words', () => {
    const wrong = Object.entries(own).filter(
      ([id, text]) => text === english[id] || text.trim() === '' || /[<>\u2018-\u201f\u2026]/.test(text),
    )
    expect(wrong).toEqual([])
  })
})
