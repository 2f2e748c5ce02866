/** Somebody plainly writes in another language than the one that is spoken: it is offered once, and never switched silently. */
import type { Choice, Reply } from '../domain/words.js'
import type { Commanded, CommandTurn } from './command-turn.js'

/** The turn as it is, with one message and one button more in the language that was written in. */
export function offeringLanguage(text: string, turn: CommandTurn, of: Commanded): CommandTurn {
  const { case: c, setting, speech, offered } = of
  if (c.holder.kind === 'worker' || turn.erase || turn.case.language !== c.language) return turn
  const language = setting.understanding.writtenIn(text, c.language, offered)
  if (language === undefined || wasOffered(c, language)) return turn
  const offer: Reply = { say: { key: 'commands.language.offer' }, language }
  const button: Choice = { code: `!language=${language}`, label: { literal: speech.language(language).name } }
  const last = turn.replies.at(-1)
  const asked = last && !turn.effect ? [{ ...last, choices: [...(last.choices ?? []), button] }] : []
  const event = { name: 'language.offered' as const, at: setting.now, by: 'bot', about: { to: language } }
  return {
    ...turn,
    case: { ...turn.case, events: [...turn.case.events, event] },
    replies: [...turn.replies.slice(0, asked.length > 0 ? -1 : undefined), offer, ...asked],
  }
}

const wasOffered = ({ events }: Commanded['case'], language: string): boolean =>
  events.some(({ name, about }) => name === 'language.offered' && about?.['to'] === language)
