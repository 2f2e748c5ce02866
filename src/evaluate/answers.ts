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

export const confirmKind = ({ yesNo }: Pick<Understanding, 'yesNo'>): Kind<Line> => ({
  schema,
  read: ({ text, lang }) => yesNo(text, lang),
  report: reportOf('taken for a yes and is none', ({ line, got }) => got === 'yes' && line.expect !== 'yes'),
})

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
): Kind<Line> => ({
  schema,
  read({ text, lang }) {
    const said = command(text, lang)
    if (said) return named[said] ?? 'not_a_command'
    return namedLanguage(text, languages) ? 'language' : 'not_a_command'
  },
  report: reportOf(
    'acted on and no command',
    ({ line, got }) => line.expect === 'not_a_command' && got !== 'not_a_command',
  ),
})

function reportOf(worst: string, isWorst: (reading: { line: Line; got: unknown }) => boolean) {
  return (language: string, readings: readonly { line: Line; got: unknown }[]): string => {
    const scored = readings.filter(({ line }) => line.expect !== undefined)
    const wrong = scored.filter(({ line, got }) => got !== line.expect)
    return [
      `${language}: ${share(scored.length - wrong.length, scored.length)} right; ${scored.filter(isWorst).length} ${worst}`,
      ...wrong.map(
        ({ line, got }) => `  ${line.id}: expected ${line.expect}, got ${String(got)}: ${line.text}`,
      ),
    ].join('\n')
  }
}
