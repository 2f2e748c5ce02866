/** How well needs are heard in free text: at least one right need, and F1 over all of them. */
import { z } from 'zod'
import { needIdSchema } from '../domain/need.js'
import type { Understanding } from '../understanding/ports.js'
import { share, type Kind } from './kinds.js'

const schema = z.looseObject({
  id: z.string(),
  lang: z.string(),
  text: z.string(),
  expect: z.array(needIdSchema).optional(),
})

type Line = z.infer<typeof schema>
type Readings = readonly { line: Line; got: unknown }[]

export const needsKind = ({ needs }: Pick<Understanding, 'needs'>) =>
  ({
    schema,
    read: ({ text, lang }) => needs(text, lang),
    figures,
    report(language, readings) {
      const { told, heard, f1, silent, unheard } = figures(readings)
      const differ = scoredOf(readings).filter(
        ({ wanted, got }) => [...wanted].sort().join() !== [...got].sort().join(),
      )
      return [
        `${language}: at least one right need in ${share(heard, told)}; F1 ${f1.toFixed(3)}; ` +
          `none heard where none is said in ${share(unheard, silent)}`,
        ...differ.map(
          ({ line, wanted, got }) =>
            `  ${line.id}: expected ${wanted.join(' ') || 'none'}, got ${got.join(' ') || 'none'}: ${line.text}`,
        ),
      ].join('\n')
    },
  }) satisfies Kind<Line>

const scoredOf = (readings: Readings) =>
  readings.flatMap(({ line, got }) =>
    line.expect ? [{ line, wanted: line.expect, got: z.array(needIdSchema).parse(got) }] : [],
  )

/** Lines that tell a need, those of them in which a right one was heard, F1 over all lines; lines that tell none, and heard as such. */
function figures(readings: Readings) {
  const scored = scoredOf(readings)
  const told = scored.filter(({ wanted }) => wanted.length > 0)
  const silent = scored.filter(({ wanted }) => wanted.length === 0)
  const right = scored.flatMap(({ wanted, got }) => got.filter((need) => wanted.includes(need))).length
  const all = scored.flatMap(({ wanted, got }) => [...wanted, ...got]).length
  return {
    told: told.length,
    heard: told.filter(({ wanted, got }) => got.some((need) => wanted.includes(need))).length,
    f1: all === 0 ? 0 : (2 * right) / all,
    silent: silent.length,
    unheard: silent.filter(({ got }) => got.length === 0).length,
  }
}
