/** Names a worker reads for what the case holds as codes: languages, colleagues. */
import type { Accounts } from '../../desk/accounts.js'
import type { SafetyRecord } from '../../safety/record.js'
import type { Speech } from '../../speech/ports.js'
import type { Say } from './render.js'

export interface Naming {
  /** "Urdu" for `ur`. */
  language(code: string): string
  direction(code: string): 'ltr' | 'rtl'
  /** A helpline and its number, from its id. */
  helpline(id: string): string
  /** Who did it: a colleague's name, the person, the bot. */
  who(by: string): string
}

export function deskNaming(deps: {
  accounts: Accounts
  speech: Speech
  say: Say
  locale: string
  helplines: SafetyRecord['helplines']['all']
}): Naming {
  const { accounts, speech, say, locale } = deps
  const helplines = new Map(
    deps.helplines.map(({ id, name, number }) => [id, name === number ? name : `${name} ${number}`]),
  )
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  return {
    language(code) {
      try {
        return names.of(code) ?? code
      } catch {
        return code
      }
    },
    helpline: (id) => helplines.get(id) ?? id,
    direction: (code) => speech.direction(code),
    who(by) {
      if (by === 'person' || by === 'bot' || by === 'clock') return say(`who.${by}`)
      if (by.startsWith('api:')) return say('document.key', { name: by.slice('api:'.length) })
      return accounts.byId(by)?.name ?? say('who.former')
    },
  }
}
