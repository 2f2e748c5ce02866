/**
 * The whole policy of the bot: safety first, then what the person commands, then the human if one holds the case, then the
 * journey. Each rung takes the message or lets it pass to the next.
 */
import type { Case } from '../domain/case.js'
import { advance } from '../flow/advance.js'
import { pressed, type Setting } from '../flow/asking.js'
import { repeat } from '../flow/moves.js'
import { routeOf } from '../flow/turn.js'
import type { Finding } from '../safety/ports.js'
import { commands } from './commands.js'
import { commandOf } from './command-said.js'
import { finished, only, saying, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'
import { answerQuestion, parkQuestion, type FreeQuestions } from './free-question.js'
import { offeringLanguage } from './language-offer.js'
import { safetyTurn, type SafetyHelp } from './safety-turn.js'
import { longestMessage, mostMessages, type Heard } from './said.js'
import { notedForWorker, toWorker } from './to-worker.js'

export interface Policy {
  readonly safety: { read(text: string, language: string): Finding | undefined } & SafetyHelp
  readonly questions: FreeQuestions
}

/** `of.case` already holds the person's message; its aside, if any, is answered or let go here. */
export function turnOf(heard: Heard, of: Commanded, policy: Policy): CommandTurn {
  const { setting } = of
  const { aside, ...c } = of.case
  const now = { ...of, case: c, answering: aside?.kind }
  const { text } = heard

  const finding = policy.safety.read(text, c.language)
  if (finding) return safetyTurn(finding, heard, { ...now, case: notedForWorker(c, setting) }, policy.safety)

  if (text.length > longestMessage) return thenAsk(c, setting, saying('common.tooLong', now))
  if (c.messages.length > mostMessages) return only(c, saying('common.full', now))

  const commanded = commandOf(heard, of)
  // The greeting that goes before this turn has just asked.
  if (of.isFirst && commanded && asksAnew.has(commanded.command)) return only(c)
  const isForWorker = c.holder.kind === 'worker' && commanded && ofTheJourney.has(commanded.command)
  if (commanded && !isForWorker) {
    const isBack = c.stopped && !whileStopped.has(commanded.command)
    if (isBack && commanded.command !== 'start' && ofTheJourney.has(commanded.command))
      return welcomeBack(now)
    return commands[commanded.command]({
      ...now,
      case: isBack ? { ...c, stopped: false } : c,
      wasStopped: isBack,
      argument: commanded.argument,
    })
  }

  if (heard.isUnknownCode && !heard.choice) return thenAsk(c, setting, saying('commands.move.unknown', now))

  const worker = toWorker(now)
  if (worker) return worker

  if (c.stopped) return heard.stale ? only(c) : welcomeBack(now)
  if (heard.edited) return thenAsk(c, setting, saying('teams.edited', now))
  if (heard.stale || isOfAnotherStep(heard, c, setting))
    return only(c, repeat(c, setting) ?? finished(c, setting))
  if (text === '') return thenAsk(c, setting, saying('common.emptied', now))
  // What was written before the first question was put is no answer to it; the greeting asks it.
  if (of.isFirst) return only(c)

  return offeringLanguage(text, journeyTurn(heard, now, policy), now)
}

/** The message as an answer, or as a question asked in the middle. */
function journeyTurn(heard: Heard, now: Commanded, policy: Policy): CommandTurn {
  const { case: c, setting } = now
  const { text } = heard
  const turn = advance(c, heard, setting)
  const asked = heard.choice === undefined ? policy.questions.find(text, c.language) : undefined
  // A question we know is answered even where any words would do; one we do not know, only where it is no answer.
  if (asked && asked !== 'unknown') return answerQuestion(asked.known, now)
  if (asked === 'unknown' && wasUnclear(turn.case, c)) return parkQuestion(text, now)
  return turn
}

/** Commands about the question that is open; while a worker holds the case these are words to the worker. */
const ofTheJourney: ReadonlySet<string> = new Set([
  'back',
  'change',
  'greet',
  'pause',
  'repeat',
  'restart',
  'skip',
  'start',
])
const asksAnew: ReadonlySet<string> = new Set(['greet', 'repeat', 'start'])
/** Commands that do not bring back somebody who stopped. */
const whileStopped: ReadonlySet<string> = new Set([
  'delete',
  'held',
  'privacy',
  'status',
  'stop',
  'withdraw',
  'withdrawReferral',
])

const welcomeBack = (now: Commanded): CommandTurn =>
  welcomedBack({ ...now, case: { ...now.case, stopped: false } })

export const welcomedBack = (now: Pick<Commanded, 'case' | 'setting'>): CommandTurn =>
  thenAsk(now.case, now.setting, saying('common.welcomeBack', now))

/** A button of a question that has been left since: pressed twice, or on an older message. */
function isOfAnotherStep(heard: Heard, c: Case, setting: Setting): boolean {
  const { at } = routeOf(c, setting)
  return heard.choice !== undefined && (!at || pressed(heard, at) === undefined)
}

const wasUnclear = (after: Case, before: Case) =>
  (after.unclear?.times ?? 0) > 0 && after.unclear !== before.unclear
