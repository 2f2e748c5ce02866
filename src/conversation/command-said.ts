/** Which command a message is: a button's code, the answer to a command's question, a number that stood before one, or words. */
import type { Case } from '../domain/case.js'
import { numbered } from '../domain/message.js'
import type { Setting } from '../flow/asking.js'
import { repeat } from '../flow/moves.js'
import { routeOf } from '../flow/turn.js'
import { fold } from '../understanding/fold.js'
import type { CommandName } from '../understanding/ports.js'
import { asideAnswer } from './aside.js'
import { moveArgument } from './move.js'
import { commands } from './commands.js'
import type { Commanded } from './command-turn.js'
import type { Heard } from './said.js'

export interface CommandSaid {
  readonly command: keyof typeof commands
  readonly argument?: string | undefined
}

export function commandOf({ text, choice, stale }: Heard, of: Commanded): CommandSaid | undefined {
  // What stood on a button that counts no more commands nothing either.
  if (stale) return undefined
  const { case: c, setting, offered: languages } = of
  if (choice !== undefined) return choice.startsWith('!') ? commandCode(choice) : undefined
  const answered = asideAnswer(c, text, of)
  if (answered) return answered
  // The code that shows that a phone is theirs may come late, while something else is asked.
  const pin = c.verifying && /^\D*(?:\p{Nd}[ -]?){6}\D*$/u.test(text) && moveArgument(c, text, setting)
  if (pin) return { command: 'move', argument: pin }
  const offered = offeredCommand(text, c, setting)
  if (offered) return offered
  const command: CommandName | undefined = setting.understanding.command(text, c.language)
  const named =
    command === undefined || command === 'language'
      ? setting.understanding.namedLanguage(text, languages)
      : undefined
  const language = named !== c.language ? named : undefined
  if (!command && !language) return undefined
  if ((language || command === 'language') && namesLanguages(text, c, setting)) return undefined
  // The language already spoken is no wish to change it: "Polish", said to "which languages are you comfortable in?".
  if (command === 'language' && named === c.language) return undefined
  // What stands on a button of this question is an answer to it, even where it sounds like a command.
  if (isOnAButton(text, c, setting)) return undefined
  if (language) return { command: 'language', argument: language }
  return command && { command }
}

/** `!change=who.age` gives a command and its argument; what is no command is none. */
export function commandCode(code: string): CommandSaid | undefined {
  const [name = '', argument] = code.slice(1).split(/=(.*)/s)
  return Object.hasOwn(commands, name) ? { command: name as keyof typeof commands, argument } : undefined
}

/** The number, or the words, of a command that the last message offered among its choices ("4 A person, please"). */
function offeredCommand(text: string, c: Case, setting: Setting): CommandSaid | undefined {
  // What a worker has written since is answered in the person's own words: a number in it is no button.
  const last = c.messages.findLast(({ from }) => from.kind !== 'person')
  const choices = last ? numbered(last) : []
  if (!choices.some(({ code }) => code.startsWith('!'))) return undefined
  const named = choices.find(({ label }) => plainWords(label) === plainWords(text))?.code
  const places = choices.map(({ code }) => ({ code, label: '' }))
  const found = setting.understanding.choice(text, places, c.language)
  const code = named ?? (found.ok ? found.value : '')
  return code.startsWith('!') ? commandCode(code) : undefined
}

/** Whether the question asks which languages somebody speaks: what names one is its answer, but for the words of the command's button. */
function namesLanguages(text: string, c: Case, setting: Setting): boolean {
  const { at } = routeOf(c, setting)
  if (!at || !('ask' in at.definition)) return false
  const { ask } = at.definition
  const button = plainWords(setting.label({ key: 'commands.language.label' }, c.language))
  return 'names' in ask && ask.names === 'languages' && plainWords(text) !== button
}

/** The words of a choice of this question, on its button or not; or how they begin: two words of them or more. */
function isOnAButton(text: string, c: Case, setting: Setting): boolean {
  const said = plainWords(text)
  const begins = (label: string) => said.includes(' ') && label.startsWith(`${said} `)
  return (repeat(c, setting)?.choices ?? []).some(({ code, label }) => {
    if (code.startsWith('!')) return false
    const words = plainWords(setting.label(label, c.language))
    const also = setting.also(code.replace('=', '.also.'), c.language).map(plainWords)
    return words === said || begins(words) || also.includes(said)
  })
}

const plainWords = (text: string): string => (fold(text).match(/[\p{L}\p{M}\p{N}']+/gu) ?? []).join(' ')
