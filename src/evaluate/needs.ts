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

export const needsKind = ({ needs }: Pick<Understanding, 'needs'>): Kind<z.infer<typeof schema>> => ({
  schema,
  read: ({ text, lang }) => needs(text, lang),
  report(language, readings) {
    const scored = readings.flatMap(({ line, got }) =>
      line.expect ? [{ line, wanted: line.expect, got: z.array(needIdSchema).parse(got) }] : [],
    )
    const told = scored.filter(({ wanted }) => wanted.length > 0)
    const silent = scored.filter(({ wanted }) => wanted.length === 0)
    const heard = told.filter(({ wanted, got }) => got.some((need) => wanted.includes(need)))
    const right = scored.flatMap(({ wanted, got }) => got.filter((need) => wanted.includes(need))).length
    const all = scored.flatMap(({ wanted, got }) => [...wanted, ...got]).length
    const f1 = all === 0 ? 0 : (2 * right) / all
    const differ = scored.filter(({ wanted, got }) => [...wanted].sort().join() !== [...got].sort().join())
    return [
      `${language}: at least one right need in ${share(heard.length, told.length)}; F1 ${f1.toFixed(3)}; ` +
        `none heard where none is said in ${share(silent.filter(({ got }) => got.length === 0).length, silent.length)}`,
      ...differ.map(
        ({ line, wanted, got }) =>
          `  ${line.id}: expected ${wanted.join(' ') || 'none'}, got ${got.join(' ') || 'none'}: ${line.text}`,
      ),
    ].join('\n')
  },
})
