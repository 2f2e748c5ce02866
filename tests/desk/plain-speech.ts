/** Speech over `locales/` for the desk's tests: keys, values and plural forms, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LanguageInfo, Speech } from '../../src/speech/ports.js'

type Copy = { [key: string]: string | Copy }

const names: Record<string, string> = { en: 'English', cy: 'Cymraeg', pl: 'Polski', ur: 'اردو' }

export function plainSpeech(folder: string): Speech {
  const copy = new Map(Object.keys(names).map((code) => [code, read(join(folder, code))]))
  const raw = (key: string, language: string) =>
    key
      .split('.')
      .reduce<string | Copy | undefined>(
        (place, part) => (typeof place === 'object' && Object.hasOwn(place, part) ? place[part] : undefined),
        copy.get(language),
      )
  const has = (key: string, language: string) => typeof raw(key, language) === 'string'
  const languages: LanguageInfo[] = Object.entries(names).map(([code, name]) => ({
    code,
    name,
    direction: code === 'ur' ? 'rtl' : 'ltr',
    formality: 'polite',
    reviewedBy: null,
    reviewedOn: null,
  }))
  return {
    say(words, language) {
      if ('literal' in words) return words.literal
      const values = words.values ?? {}
      const form = `${words.key}_${new Intl.PluralRules(language).select(Number(values['count']))}`
      const text = raw('count' in values && has(form, language) ? form : words.key, language)
      if (typeof text !== 'string') return words.key
      return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
    },
    has,
    languages,
    language: (code) => languages.find((one) => one.code === code) ?? (languages[0] as LanguageInfo),
    wording: () => 'a1b2c3d4',
  }
}

function read(folder: string): Copy {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'understanding.json')
  return Object.fromEntries(
    files.map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Copy,
    ]),
  )
}
