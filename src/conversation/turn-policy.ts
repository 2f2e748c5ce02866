/**
 * The whole policy of the bot: safety first, then what the person commands, then the human if one holds the case, then the
 * journey. Each rung takes the message or lets it pass to the next.
 */
import type { Case } from '../domain/case.js'
import { advance } from '../flow/advance.js'
import type { Setting } from '../flow/asking.js'
import { repeat } from '../flow/moves.js'
import type { Finding } from '../safety/ports.js'
import { fold } from '../understanding/fold.js'
import type { CommandName } from '../understanding/ports.js'
import { asideAnswer } from './aside.js'
import { commands } from './commands.js'
import { only, saying, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'
import { answerQuestion, parkQuestion, type FreeQuestions } from './free-question.js'
import { safetyTurn, type SafetyCopy } from './safety-turn.js'
import { longestMessage, mostMessages, type Heard } from './said.js'
import { toWorker } from './to-worker.js'

export interface Policy {
  readonly safety: { read(text: string, language: string): Finding | undefined } & SafetyCopy
  readonly questions: FreeQuestions
}

/** `of.case` already holds the person's message; its aside, if any, is answered or let go here. */
export function turnOf(heard: Heard, of: Commanded, policy: Policy): CommandTurn {
  const { setting } = of
  const { aside, ...c } = of.case
  const now = { ...of, case: c, answering: aside?.kind }
  const { text } = heard

  const finding = policy.safety.read(text, c.language)
  if (finding) return safetyTurn(finding, heard, now, policy.safety)

  if (text.length > longestMessage) return thenAsk(c, setting, saying('common.tooLong', now))
  if (c.messages.length > mostMessages) return only(c, saying('common.full', now))

  const commanded = commandOf(heard, of)
  if (commanded) return commands[commanded.command]({ ...now, argument: commanded.argument })

  const worker = toWorker(now)
  if (worker) return worker

  if (heard.stale) return only(c, repeat(c, setting) ?? saying('common.finished', now))
  if (text === '') return thenAsk(c, setting, saying('common.emptied', now))
  if (c.stopped) return thenAsk({ ...c, stopped: false }, setting, saying('common.welcomeBack', now))

  const turn = advance(c, heard, setting)
  const asked = heard.choice === undefined ? policy.questions.find(text, c.language) : undefined
  // A question we know is answered even where any words would do; one we do not know, only where it is no answer.
  if (asked && asked !== 'unknown') return answerQuestion(asked.known, now)
  if (asked === 'unknown' && wasUnclear(turn.case, c)) return parkQuestion(text, now)
  return turn
}

interface CommandSaid {
  readonly command: keyof typeof commands
  readonly argument?: string | undefined
}

function commandOf({ text, choice }: Heard, of: Commanded): CommandSaid | undefined {
  const { case: c, setting, offered } = of
  if (choice !== undefined) return choice.startsWith('!') ? commandCode(choice) : undefined
  const answered = asideAnswer(c, text, of) ?? offeredCommand(text, c)
  if (answered) return answered
  const command: CommandName | undefined = setting.understanding.command(text, c.language)
  const named =
    command === undefined || command === 'language'
      ? setting.understanding.namedLanguage(text, offered)
      : undefined
  const language = named !== c.language ? named : undefined
  if (!command && !language) return undefined
  // What stands on a button of this question is an answer to it, even where it sounds like a command.
  if (isOnAButton(text, c, setting)) return undefined
  if (language) return { command: 'language', argument: language }
  return command && { command }
}

/** A command that the last message offered among its choices, typed by its number or as it stands there. */
function offeredCommand(text: string, { messages }: Case): CommandSaid | undefined {
  const { choices = [] } = messages.findLast(({ from }) => from.kind === 'bot') ?? {}
  const said = plainWords(text)
  const chosen = choices.find(({ code, label }, index) => {
    return code.startsWith('!') && (said === String(index + 1) || said === plainWords(label))
  })
  return chosen && commandCode(chosen.code)
}

/** `!change=who.age` gives a command and its argument; what is no command is none. */
export function commandCode(code: string): CommandSaid | undefined {
  const [name = '', argument] = code.slice(1).split(/=(.*)/s)
  return Object.hasOwn(commands, name) ? { command: name as keyof typeof commands, argument } : undefined
}

/** The words of a button of this question, whatever the commas, or how they begin: two words of them or more. */
function isOnAButton(text: string, c: Case, setting: Setting): boolean {
  const said = plainWords(text)
  const begins = (label: string) => said.includes(' ') && label.startsWith(`${said} `)
  return (repeat(c, setting)?.choices ?? []).some(({ code, label }) => {
    const words = plainWords(setting.label(label, c.language))
    return !code.startsWith('!') && (words === said || begins(words))
  })
}

const plainWords = (text: string): string => (fold(text).match(/[\p{L}\p{M}\p{N}']+/gu) ?? []).join(' ')

const wasUnclear = (after: Case, before: Case) =>
  (after.unclear?.times ?? 0) > 0 && after.unclear !== before.unclear
