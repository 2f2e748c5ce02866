/** What a person can say at any moment, in words or by button. A command is a row here and its words in `locales/`. */
import type { Case } from '../domain/case.js'
import type { Choice } from '../domain/words.js'
import { explain, back, change, changeable, repeat } from '../flow/moves.js'
import { forget, skip } from '../flow/record.js'
import { begin } from '../flow/advance.js'
import { stepKey } from '../flow/asking.js'
import { proceed } from '../flow/turn.js'
import { answerTo, withoutAnswer } from '../domain/answers.js'
import type { CommandName } from '../understanding/ports.js'
import { finished, only, saying, thenAsk, yesOrNo, type Commanded, type CommandTurn } from './command-turn.js'
import { deleteAll } from './delete.js'
import { held, withdraw } from './held.js'
import { move } from './move.js'
import { notNow, safeToContact } from './safety-turn.js'
import { whereIsMyReferral, withdrawReferral } from './referral-status.js'

type Command = (commanded: Commanded) => CommandTurn

export const commands: Readonly<
  Record<CommandName | 'withdraw' | 'withdrawReferral' | 'notNow' | 'safeToContact', Command>
> = {
  help(of) {
    const { case: c, setting } = of
    return only(
      c,
      saying('commands.help.reply', of),
      c.holder.kind === 'bot' ? explain(c, setting) : undefined,
    )
  },

  repeat: askAgain,
  /** "Hello" in the middle: the open question stands. */
  greet: askAgain,
  start: (of) => (of.wasStopped ? greetAgain(of) : askAgain(of)),

  skip: ({ case: c, setting }) => skip(c, setting),

  back(of) {
    const { case: c, setting } = of
    // Inside a list of activities "back" leaves the one that is open, not the question.
    if (c.draft) return only({ ...c, draft: undefined }, repeat({ ...c, draft: undefined }, setting))
    return back(c, setting) ?? thenAsk(c, setting, saying('commands.back.nothing', of))
  },

  change(of) {
    const { case: c, setting, argument } = of
    const steps = changeable(c, setting)
    const chosen = steps.find((step) => stepKey(step) === argument)
    const changed = chosen && change(c, chosen, setting)
    if (changed) return changed
    if (steps.length === 0) return thenAsk(c, setting, saying('commands.change.nothing', of))
    const choices = steps.map((step): Choice => ({
      code: `!change=${stepKey(step)}`,
      label: { key: `${stepKey(step)}.label` },
    }))
    return only({ ...c, aside: { kind: 'change' } }, { ...saying('commands.change.question', of), choices })
  },

  human(of) {
    const { case: c, setting } = of
    if (isOpen(c)) return thenAsk(c, setting, saying('commands.human.already', of))
    const asked = refusals.reduce<Case>((next, step) => withoutRefusal(next, step, setting), {
      ...withoutPastReferral(c),
      wantsHuman: true,
      events: [...c.events, { name: 'worker.asked' as const, at: setting.now, by: 'person' }],
    })
    const turn = proceed(c, asked, [saying('commands.human.reply', of)], setting)
    const isOver = !turn.effect && !repeat(turn.case, setting)
    return isOver ? only(asked, saying('commands.human.ended', of)) : turn
  },

  language(of) {
    const { case: c, setting, argument, offered } = of
    if (argument !== undefined && offered.includes(argument)) {
      const events = [
        ...c.events,
        { name: 'language.changed' as const, at: setting.now, by: 'person', about: { to: argument } },
      ]
      const turned = { ...c, language: argument, events: argument === c.language ? c.events : events }
      const key = argument === c.language ? 'commands.language.kept' : 'commands.language.done'
      return thenAsk(turned, setting, { say: { key } })
    }
    const choices = of.speech.languages
      .filter(({ code }) => offered.includes(code))
      .map(({ code, name }): Choice => ({ code: `!language=${code}`, label: { literal: name } }))
    return only(
      { ...c, aside: { kind: 'language' } },
      { ...saying('commands.language.question', of), choices },
    )
  },

  pause: (of) =>
    only(
      of.case,
      saying(of.case.keeping === 'kept' ? 'commands.pause.reply' : 'commands.pause.replyNotKept', of),
    ),

  stop(of) {
    const { case: c, setting } = of
    if (c.keeping !== 'kept')
      return { ...only(c, saying('commands.stop.replyNotKept', of)), erase: true, stops: true }
    const events = [...c.events, { name: 'case.stopped' as const, at: setting.now, by: 'person' }]
    return { ...only({ ...c, stopped: true, events }, saying('commands.stop.reply', of)), stops: true }
  },

  restart(of) {
    const { case: c, setting, argument, answering } = of
    if (argument === 'no') return thenAsk(c, setting, saying('commands.restart.kept', of))
    // The answers are the link worker's to read as long as somebody waits for them.
    if (isOpen(c)) return thenAsk(c, setting, saying('commands.human.already', of))
    if (argument !== 'yes' || answering !== 'restart') {
      return only(
        { ...c, aside: { kind: 'restart' } },
        { ...saying('commands.restart.question', of), choices: yesOrNo('restart') },
      )
    }
    const { draft: _draft, unclear: _unclear, ...rest } = c
    const events = [...c.events, { name: 'case.restarted' as const, at: setting.now, by: 'person' }]
    return begin(
      { ...rest, answers: {}, signposts: [], parked: [], wantsHuman: false, stopped: false, events },
      setting,
    )
  },

  delete: (of) => deleteAll(of),
  move: (of) => move(of),
  privacy: (of) => thenAsk(of.case, of.setting, saying('commands.privacy.reply', of)),
  held: (of) => held(of),
  withdraw: (of) => withdraw(of),
  notNow: (of) => notNow(of),
  safeToContact: (of) => safeToContact(of),
  status: (of) => whereIsMyReferral(of),
  withdrawReferral: (of) => withdrawReferral(of),
}

/** START after STOP: a greeting, and their choice; never the middle of something. */
function greetAgain(of: Commanded): CommandTurn {
  const choices = [
    { code: '!repeat', label: { key: 'commands.repeat.carryOn' } },
    { code: '!restart', label: { key: 'commands.restart.label' } },
    { code: '!delete', label: { key: 'commands.delete.label' } },
  ]
  return only(of.case, { ...saying('common.greetAgain', of), choices })
}

function askAgain({ case: c, setting }: Commanded): CommandTurn {
  return only(c, repeat(c, setting) ?? finished(c, setting))
}

const isOpen = ({ referral }: Case) => referral?.status === 'waiting' || referral?.status === 'taken'

/** Steps at which a person may earlier have said no to what a link worker needs: asking for a person opens them again. */
const refusals = [
  { section: 'keepingForWorker', step: 'mayWeKeepNow', no: 'no' },
  { section: 'sharing', step: 'mayWeShare', no: 'no' },
  { section: 'referral', step: 'check', no: 'notNow' },
]

function withoutRefusal(
  c: Case,
  { section, step, no }: (typeof refusals)[number],
  setting: Commanded['setting'],
): Case {
  const answer = answerTo(c.answers, { section, step })
  const refused = answer?.kind === 'skipped' || (answer?.kind === 'said' && answer.value === no)
  return refused ? forget(c, { section, step }, setting) : c
}

/** A referral that is over makes room for another: sharing is asked anew, and so is what is sent. */
function withoutPastReferral(c: Case): Case {
  if (!c.referral) return c
  const past = [
    { section: 'sharing', step: 'mayWeShare' },
    { section: 'referral', step: 'check' },
    { section: 'referral', step: 'send' },
  ]
  return { ...c, answers: past.reduce(withoutAnswer, c.answers) }
}
