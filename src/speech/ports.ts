/** What the rest of Cairn asks of speech: words in one language out of copy keys and values. */
import type { Words } from '../domain/words.js'

export interface LanguageInfo {
  readonly code: string
  /** The language's own name: "Cymraeg". */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  readonly formality: string
  readonly reviewedBy: string | null
  readonly reviewedOn: string | null
}

export interface Speech {
  say(words: Words, language: string): string
  /** The same words with only those values that their copy fills in, in whatever language: what is worth keeping. */
  trimmed(words: Words): Words
  /** The same said in a text message, where the copy has `<key>ByText` beside it: shorter, and without buttons or pages. */
  byText(words: Words, language: string): string | undefined
  /** Whether the key has copy in this very language (no fallback). */
  has(key: string, language: string): boolean
  readonly languages: readonly LanguageInfo[]
  /** Which way a language is written, also one that help alone is shown in. */
  direction(code: string): LanguageInfo['direction']
  language(code: string): LanguageInfo
  /** A fingerprint of a key's exact wording in a language: the version a consent refers to. */
  wording(key: string, language: string): string
}
