/** Names a worker reads for what the case holds as codes: languages, colleagues. */
import type { Accounts } from '../../desk/accounts.js'
import type { Speech } from '../../speech/ports.js'
import type { Say } from './render.js'

export interface Naming {
  /** "Urdu" for `ur`. */
  language(code: string): string
  direction(code: string): 'ltr' | 'rtl'
  /** Who did it: a colleague's name, the person, the bot. */
  who(by: string): string
}

export function deskNaming(deps: { accounts: Accounts; speech: Speech; say: Say; locale: string }): Naming {
  const { accounts, speech, say, locale } = deps
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  return {
    language(code) {
      try {
        return names.of(code) ?? code
      } catch {
        return code
      }
    },
    direction: (code) => speech.languages.find((language) => language.code === code)?.direction ?? 'ltr',
    who(by) {
      if (by === 'person' || by === 'bot' || by === 'clock') return say(`who.${by}`)
      return accounts.byId(by)?.name ?? say('who.former')
    },
  }
}
