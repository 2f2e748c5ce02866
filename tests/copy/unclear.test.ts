import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import type { Understanding } from '../../src/understanding/ports.js'
import { fixedWorld } from '../fixed-world.js'
import { linesOf, writtenFirst } from './copy-on-disk.js'

const { setting } = fixedWorld()
const kinds = Object.keys(setting.kinds)
const there = linesOf(writtenFirst)
  .map(({ key }) => key)
  .filter((key) => key.startsWith('unclear.'))

type WhyOf<Reader extends 'birthDate'> = Extract<ReturnType<Understanding[Reader]>, { ok: false }>['why']
/** Handed on as the understanding says them; the type holds the list to what it can say. */
const handedOn = {
  birthDate: { incomplete: true, impossible: true, future: true } satisfies Record<
    Exclude<WhyOf<'birthDate'>, 'unclear'>,
    true
  >,
  consent: { qualified: true, maybe: true },
}
const whys = new Set([...Object.values(handedOn).flatMap((names) => Object.keys(names)), ...namedInCode()])

const general = ['unclear.third', 'unclear.movingOn']

describe('what is said when an answer was not understood', () => {
  it('differs the second time, for every kind of question', () => {
    const needed = kinds.flatMap((kind) => [`unclear.${kind}.first`, `unclear.${kind}.second`])
    expect(needed.filter((key) => !there.includes(key))).toEqual([])
    const texts = new Map(linesOf(writtenFirst).map(({ key, text }) => [key, text]))
    expect(
      kinds.filter((kind) => texts.get(`unclear.${kind}.first`) === texts.get(`unclear.${kind}.second`)),
    ).toEqual([])
  })

  it('tells what was wrong, for each reason a question gives', () => {
    expect([...whys].filter((why) => !there.includes(`unclear.why.${why}`))).toEqual([])
  })

  it('is nothing else', () => {
    const used = new Set([
      ...general,
      ...kinds.flatMap((kind) => [`unclear.${kind}.first`, `unclear.${kind}.second`]),
      ...[...whys].map((why) => `unclear.why.${why}`),
    ])
    expect(there.filter((key) => !used.has(key))).toEqual([])
  })
})

/** `why: 'tooLong'` in the code of the questions. */
function namedInCode(): string[] {
  const folder = join(packageRoot, 'src/flow/questions')
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/why: '(\w+)'/g)].map(([, why = '']) => why),
  )
}
