/** How well answers of one word out of a few are read: yes and no, commands. */
import { z } from 'zod'
import type { CommandName, Understanding } from '../understanding/ports.js'
import { share, type Kind } from './kinds.js'

const schema = z.looseObject({
  id: z.string(),
  lang: z.string(),
  text: z.string(),
  expect: z.string().optional(),
})
type Line = z.infer<typeof schema>

export const confirmKind = ({ yesNo }: Pick<Understanding, 'yesNo'>) =>
  ({
    schema,
    read: ({ text, lang }) => yesNo(text, lang),
    ...countedBy('taken for a yes and is none', ({ line, got }) => got === 'yes' && line.expect !== 'yes'),
  }) satisfies Kind<Line>

/** The commands of the journey by the names of this measure; those it does not know are not commands to it. */
const named: Readonly<Partial<Record<CommandName, string>>> = {
  stop: 'optout',
  start: 'optin',
  help: 'help',
  restart: 'restart',
  back: 'back',
  change: 'back',
  human: 'human',
  delete: 'delete',
  language: 'language',
  pause: 'pause',
  repeat: 'repeat',
  privacy: 'privacy',
  held: 'privacy',
}

export const commandsKind = (
  { command, namedLanguage }: Pick<Understanding, 'command' | 'namedLanguage'>,
  languages: readonly string[],
) =>
  ({
    schema,
    read({ text, lang }) {
      const said = command(text, lang)
      if (said) return named[said] ?? 'not_a_command'
      return namedLanguage(text, languages) ? 'language' : 'not_a_command'
    },
    ...countedBy(
      'acted on and no command',
      ({ line, got }) => line.expect === 'not_a_command' && got !== 'not_a_command',
    ),
  }) satisfies Kind<Line>

interface Reading {
  readonly line: Line
  readonly got: unknown
}

/** `worst` is the one mistake that is counted by itself, in words and as a test. */
function countedBy(worst: string, isWorst: (reading: Reading) => boolean) {
  const scoredOf = (readings: readonly Reading[]) => readings.filter(({ line }) => line.expect !== undefined)
  const wrongOf = (readings: readonly Reading[]) =>
    scoredOf(readings).filter(({ line, got }) => got !== line.expect)
  const figures = (readings: readonly Reading[]) => ({
    lines: scoredOf(readings).length,
    right: scoredOf(readings).length - wrongOf(readings).length,
    worst: scoredOf(readings).filter(isWorst).length,
  })
  return {
    figures,
    report(language: string, readings: readonly Reading[]): string {
      const { lines, right, worst: many } = figures(readings)
      return [
        `${language}: ${share(right, lines)} right; ${many} ${worst}`,
        ...wrongOf(readings).map(
          ({ line, got }) => `  ${line.id}: expected ${line.expect}, got ${String(got)}: ${line.text}`,
        ),
      ].join('\n')
    },
  }
}
