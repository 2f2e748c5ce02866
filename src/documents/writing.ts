/** What every document is written with: copy and names in the language the link workers read, and who the service is. */
import type { Values } from '../domain/words.js'

export interface Writing {
  /** The desk's own words: `desk.` and the key. */
  say(key: string, values?: Values): string
  /** The language the documents are written in; a person's own words stay in theirs. */
  readonly language: string
  /** "Urdu" for `ur`. */
  languageName(code: string): string
  direction(code: string): 'ltr' | 'rtl'
  /** "2 March 2026", for an instant or a plain date; and with its clock time. */
  day(iso: string): string
  full(iso: string): string
  needLabel(id: string): string
  /** Who did it: a colleague's name, the person, the bot. */
  who(by: string): string
  /** A helpline and its number, from its id. */
  helpline(id: string): string
  readonly service: { readonly name: string; readonly phone: string; readonly email: string }
}
