/** The answer to a question that a command asked: typed words are turned into the command's argument, or are no answer to it. */
import type { Case } from '../domain/case.js'
import { stepKey, type Setting } from '../flow/asking.js'
import { changeable } from '../flow/moves.js'
import { plainYesOrNo } from '../flow/questions/closed.js'
import type { Speech } from '../speech/ports.js'
import { moveArgument } from './move.js'
import type { CommandName, YesNo } from '../understanding/ports.js'

export interface AsideContext {
  readonly setting: Setting
  readonly speech: Speech
  readonly offered: readonly string[]
}

/** The command that a typed answer means; undefined when it answers something else, and the aside is let go. */
export function asideAnswer(
  c: Case,
  text: string,
  { setting, speech, offered }: AsideContext,
): { command: CommandName | 'withdrawReferral' | 'notNow' | 'safeToContact'; argument?: string } | undefined {
  if (!c.aside) return undefined
  const { understanding } = setting
  const plain = plainYesOrNo(text, understanding, c.language)
  switch (c.aside.kind) {
    case 'delete':
    case 'restart':
    case 'withdrawReferral':
      if (plain) return { command: c.aside.kind, argument: plain }
      // What cannot be undone is asked about again rather than guessed at.
      return isDoubtful(understanding.yesNo(text, c.language)) ? { command: c.aside.kind } : undefined
    case 'offerHuman':
      return plain && { command: plain === 'yes' ? 'human' : 'notNow' }
    case 'safeToContact':
      return plain && { command: 'safeToContact', argument: plain }
    case 'movePhone':
    case 'moveEmail':
    case 'moveCode': {
      if (plain === 'no') return { command: 'move', argument: 'no' }
      const argument = moveArgument(c, text, setting)
      return argument === undefined ? undefined : { command: 'move', argument }
    }
    case 'language': {
      const named = understanding.namedLanguage(text, offered)
      if (named) return { command: 'language', argument: named }
      const options = speech.languages
        .filter(({ code }) => offered.includes(code))
        .map(({ code, name }) => ({ code, label: name }))
      const chosen = understanding.choice(text, options, c.language)
      return chosen.ok ? { command: 'language', argument: chosen.value } : undefined
    }
    case 'change': {
      const options = changeable(c, setting).map((step) => ({
        code: stepKey(step),
        label: speech.say({ key: `${stepKey(step)}.label` }, c.language),
      }))
      const chosen = understanding.choice(text, options, c.language)
      return chosen.ok ? { command: 'change', argument: chosen.value } : undefined
    }
    default:
      return c.aside.kind satisfies never
  }
}

const isDoubtful = (said: YesNo) => said === 'qualified' || said === 'maybe'
