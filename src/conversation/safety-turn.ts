/** What is said when the safety net finds something: recognise, respect, refer, and one question. The journey waits. */
import type { Case } from '../domain/case.js'
import type { Reply, Words } from '../domain/words.js'
import { advance } from '../flow/advance.js'
import { routeOf } from '../flow/turn.js'
import type { Finding, Helplines } from '../safety/ports.js'
import { said } from './facts.js'
import { longestMessage, type Heard } from './said.js'
import { only, type Commanded, type CommandTurn } from './command-turn.js'

export interface SafetyCopy {
  /** The lines of help for a finding: a name and a number each, in the order to be shown. */
  helplines(finding: Finding, c: Case): readonly Words[]
}

export function safetyCopy(helplines: Helplines, nation: string): SafetyCopy {
  return {
    helplines: (finding, { answers }) => {
      const age = said(answers, 'who', 'age')
      const under18 = age === 'under16' || age === 'from16'
      return helplines.for(finding, nation, { under18 }).map(({ name, call, text }) => ({
        literal: [
          ...(name === call ? [] : [`${name}:`]),
          [call, text].filter((way) => way !== undefined).join(', '),
        ].join(' '),
      }))
    },
  }
}

/** An alarm waits for the person; kind words go before the journey, which goes on. */
export function safetyTurn(finding: Finding, heard: Heard, of: Commanded, copy: SafetyCopy): CommandTurn {
  const { setting } = of
  const shownBefore = of.case.events.some(
    ({ name, about }) => name === 'safety.shown' && about?.level === finding.level,
  )
  const c: Case = {
    ...of.case,
    events: [
      ...of.case.events,
      {
        name: 'safety.shown',
        at: setting.now,
        by: 'bot',
        about: { level: finding.level, rule: finding.rule, version: finding.version },
      },
    ],
  }
  const help: Reply = {
    say: {
      key: `safety.${keyOf(finding)}.${shownBefore ? 'again' : 'first'}`,
      values: { ...setting.values(c), helplines: { list: copy.helplines(finding, c) } },
    },
    urgent: true,
  }
  // A link worker who holds the case is told; nothing is offered that is there already.
  if (c.holder.kind === 'worker') return only(c, help)
  // Somebody who tells this where words were asked for has answered: they need not say it twice.
  const told =
    heard.text.length <= longestMessage && asksForWords(c, of) ? advance(c, heard, setting) : undefined
  if (finding.level === 'sensitive') {
    if (told) return { ...told, replies: [help, ...told.replies] }
    return only({ ...c, aside: { kind: 'offerHuman' } }, help, offer(finding))
  }
  const waiting = { ...(told?.case ?? c), aside: { kind: 'offerHuman' as const } }
  return { ...(told ?? only(c)), case: waiting, replies: [help, notLive, offer(finding)], journeyWaits: true }
}

const notLive: Reply = { say: { key: 'safety.notLive' } }

/** Somebody who is hurt at home is asked first whether it is safe at all. */
const offer = (finding: Finding): Reply => ({
  say: { key: keyOf(finding) === 'domesticAbuse' ? 'safety.offerSafe' : 'safety.offer' },
  choices: [
    { code: '!human', label: { key: 'common.yes' } },
    { code: '!repeat', label: { key: 'common.no' } },
  ],
})

const keyOf = ({ level, kind }: Finding) => (kind === 'domesticAbuse' ? 'domesticAbuse' : level)

function asksForWords(c: Case, { setting }: Commanded): boolean {
  const { at } = routeOf(c, setting)
  return at !== undefined && 'ask' in at.definition && at.definition.ask.kind === 'words'
}
