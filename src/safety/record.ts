/** The net as a safety officer reads it: what is in force, who has reviewed it, how well it was measured to work. */
import type { HelpLevel } from '../domain/alert.js'
import type { FiguresOf } from './figures.js'
import { learntKinds, learntRules, type Indirect } from './indirect.js'
import type { SafetyContent } from './load.js'
import { versionIn } from './net.js'

interface Reviewed {
  readonly version: string
  /** Null as long as nobody has signed. */
  readonly reviewedBy: string | null
  readonly reviewedOn: string | null
}

export interface SafetyRecord {
  readonly languages: readonly {
    readonly code: string
    readonly phrases: Reviewed
    readonly wording: Reviewed
    /** Undefined where nobody has measured it. */
    readonly figures?: FiguresOf | undefined
    /** The last of them are learnt from lines, and have no patterns: `learnt.crisis` and its like. */
    readonly rules: readonly {
      readonly id: string
      readonly help: HelpLevel
      readonly kind?: string | undefined
      readonly example: string
      readonly patterns: number
    }[]
    readonly guards: readonly { readonly id: string; readonly example: string; readonly patterns: number }[]
  }[]
  readonly measured?: { readonly on: string; readonly version: string; readonly lines: string } | undefined
  readonly helplines: Reviewed & {
    readonly all: readonly {
      readonly id: string
      readonly name: string
      readonly number: string
      readonly nations: readonly string[]
      readonly source: string
      readonly checked: string | null
      readonly check?: string | undefined
    }[]
  }
}

export function recordOf({ phrases, indirect, wording, helplines, figures }: SafetyContent): SafetyRecord {
  return {
    languages: phrases.map((net) => {
      const said = wording.find(({ language }) => language === net.language) ?? net
      const learnt = indirect.find(({ language }) => language === net.language)
      return {
        code: net.language,
        phrases: { ...reviewed(net), version: versionIn(net, indirect) },
        wording: reviewed(said),
        figures: figures?.languages[net.language],
        rules: [
          ...net.rules.map(({ id, level, kind, example, patterns }) => ({
            id,
            help: level,
            kind,
            example,
            patterns: patterns.length,
          })),
          ...(learnt ? learntOf(learnt) : []),
        ],
        guards: net.guards.map(({ id, example, patterns }) => ({ id, example, patterns: patterns.length })),
      }
    }),
    measured: figures && { on: figures.measuredOn, version: figures.version, lines: figures.lines },
    helplines: {
      ...reviewed(helplines),
      all: helplines.helplines.map(({ id, name, call, text, nations, source, checked, check }) => ({
        id,
        name,
        number: [call, text].filter((one) => one !== undefined).join(', '),
        nations,
        source,
        checked,
        check,
      })),
    },
  }
}

/** What is learnt stands beside the rules, under the name that an alert gives; its lines are counted as a rule's patterns are. */
const learntOf = (learnt: Indirect) =>
  learntKinds.map((name) => {
    const { rule, level, kind } = learntRules[name]
    return { id: rule, help: level, kind, example: learnt[name][0] ?? '', patterns: learnt[name].length }
  })

const reviewed = ({ version, reviewedBy, reviewedOn }: Reviewed): Reviewed => ({
  version,
  reviewedBy,
  reviewedOn,
})
