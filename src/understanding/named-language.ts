/** A language named in any language: "polski", "I speak Urdu please", "Cymraeg". */
import type { Lexicon } from './lexicon.js'
import { phrases } from './phrases.js'
import { speller } from './spelling.js'
import { words } from './words.js'

const longest = 80
const mostWords = 7

/** The languages' own names, those in the lexicons, and those the runtime knows, all under their codes. */
export function languageNames(
  lexicons: Readonly<Record<string, Lexicon>>,
  names: Readonly<Record<string, readonly string[]>>,
): (text: string, offered: readonly string[]) => string | undefined {
  const entries = Object.entries(names).flatMap(([code, own]) => own.map((name) => [name, code] as const))
  for (const lexicon of Object.values(lexicons)) {
    for (const [code, known] of Object.entries(lexicon.languages))
      entries.push(...known.map((name) => [name, code] as const))
  }
  const codes = [...new Set(entries.map(([, code]) => code))]
  for (const inLanguage of Object.keys(lexicons)) entries.push(...byRuntime(inLanguage, codes))
  const index = phrases(entries, (a, b) => a === b)
  const around = phrases(
    Object.values(lexicons).flatMap(({ languageFiller }) =>
      languageFiller.map((text) => [text, true] as const),
    ),
  )
  const slips = speller(index.vocabulary, 5)

  return (text, offered) => {
    if (text.length > longest && text.trim().length > longest) return undefined
    const said = words(text, longest).map((word) => ({ ...word, key: slips.correct(word.key) ?? word.key }))
    if (said.length === 0 || said.length > mostWords) return undefined
    const meant = new Set<string>()
    for (let i = 0; i < said.length;) {
      const found = index.at(said, i).filter(({ value }) => offered.includes(value))
      const [name] = found
      const polite = around.at(said, i)[0]
      if (!name && !polite) return undefined
      if (name) meant.add(name.value)
      i = name?.end ?? polite?.end ?? i + 1
    }
    const [code] = meant
    return meant.size === 1 ? code : undefined
  }
}

function byRuntime(inLanguage: string, codes: readonly string[]): (readonly [string, string])[] {
  try {
    const named = new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' })
    return codes.flatMap((code) => {
      const name = named.of(code)
      return name ? [[name, code] as const] : []
    })
  } catch {
    return [] // A folder's name that is no language tag has no names in the runtime.
  }
}
