/** The net as a safety officer reads it: what is in force, who has reviewed it, how well it was measured to work. */
import type { HelpLevel } from '../domain/alert.js'
import type { FiguresOf } from './figures.js'
import type { SafetyContent } from './load.js'

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

export function recordOf({ phrases, wording, helplines, figures }: SafetyContent): SafetyRecord {
  return {
    languages: phrases.map((net) => {
      const said = wording.find(({ language }) => language === net.language) ?? net
      return {
        code: net.language,
        phrases: reviewed(net),
        wording: reviewed(said),
        figures: figures?.languages[net.language],
        rules: net.rules.map(({ id, level, kind, example, patterns }) => ({
          id,
          help: level,
          kind,
          example,
          patterns: patterns.length,
        })),
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

const reviewed = ({ version, reviewedBy, reviewedOn }: Reviewed): Reviewed => ({
  version,
  reviewedBy,
  reviewedOn,
})
