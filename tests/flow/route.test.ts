/** The position is derived: a small journey, walked over answers that an older or a newer journey may have left behind. */
import type { Answer, Answers } from '../../src/domain/answers.js'
import { journey, oneOf, section, words, yesNo } from '../../src/flow/index.js'
import { stepKey } from '../../src/flow/asking.js'
import { route } from '../../src/flow/route.js'

const said = (value: string): Answer => ({ kind: 'said', value, at: '2026-11-20T10:00:00Z' })
const skipped: Answer = { kind: 'skipped', at: '2026-11-20T10:00:00Z' }

const tea = section('tea', 'hello', {
  hello: { tell: true, then: 'drink' },
  drink: { ask: oneOf('tea', 'coffee'), then: { tea: 'milk', coffee: 'end' }, skip: 'end' },
  milk: { ask: yesNo(), then: { yes: 'end', no: 'end' }, skip: 'end' },
})
const name = section('name', 'name', { name: { ask: words(), then: 'end', skip: 'end' } })
const bill = section('bill', 'pay', {
  pay: { ask: yesNo(), then: { yes: 'end', no: 'finish' }, skip: 'end' },
})

const at = (of: ReturnType<typeof journey>, answers: Answers, human = false) => {
  const walked = route(of, answers, { human })
  return { at: walked.at && stepKey(walked.at), passed: walked.passed.map(stepKey) }
}

const visit = journey()
  .next(tea)
  .nextUnlessHuman(name)
  .next(bill, (seen) => seen.tea.drink === 'tea')

describe('where a person is', () => {
  it('is the first question without an answer', () => {
    expect(at(visit, {})).toEqual({ at: 'tea.drink', passed: ['tea.hello'] })
    expect(at(visit, { tea: { drink: said('tea') } }).at).toBe('tea.milk')
    expect(at(visit, { tea: { drink: said('coffee') } }).at).toBe('name.name')
  })

  it('goes where skipping goes', () => {
    expect(at(visit, { tea: { drink: skipped } }).at).toBe('name.name')
  })

  it('is nowhere when a section that does not apply was all that is left', () => {
    expect(at(visit, { tea: { drink: said('coffee') }, name: { name: said('Jo') } }).at).toBeUndefined()
  })

  it('is nowhere after "finish", whatever stands behind it', () => {
    const answers = {
      tea: { drink: said('tea'), milk: said('no') },
      name: { name: said('Jo') },
      bill: { pay: said('no') },
    }
    expect(at(visit.next(tea), answers).at).toBeUndefined()
  })

  it('leaves a section that is not needed by somebody who asks for a human', () => {
    const answers = { tea: { drink: said('tea'), milk: said('no') } }
    expect(at(visit, answers, true)).toEqual({
      at: 'bill.pay',
      passed: ['tea.hello', 'tea.drink', 'tea.milk'],
    })
  })

  it('keeps what somebody who asks for a human had answered in such a section', () => {
    const answers = { tea: { drink: said('tea'), milk: said('no') }, name: { name: said('Jo') } }
    expect(at(visit, answers, true).passed).toContain('name.name')
  })

  it('does not count an answer that no longer lies on the route', () => {
    const answers = { tea: { drink: said('coffee'), milk: said('yes') } }
    expect(at(visit, answers).passed).not.toContain('tea.milk')
  })

  it('passes a section that stands in the journey twice once', () => {
    const twice = journey().next(name).next(bill).next(name)
    const answers = { name: { name: said('Jo') }, bill: { pay: said('yes') } }
    expect(at(twice, answers)).toEqual({ at: undefined, passed: ['name.name', 'bill.pay'] })
  })
})

describe('a new release of the journey', () => {
  const halfWay = { tea: { drink: said('tea'), milk: said('yes') }, name: { name: said('Jo') } }

  it('asks people who are half way what was added behind them, then goes on where they were', () => {
    const added = section('tea', 'hello', {
      ...tea.steps,
      hello: { tell: true, then: 'cup' },
      cup: { ask: oneOf('small', 'big'), then: { small: 'drink', big: 'drink' }, skip: 'drink' },
    } as never)
    const next = journey().next(added).next(name).next(bill)
    expect(at(next as never, halfWay).at).toBe('tea.cup')
    expect(at(next as never, { ...halfWay, tea: { ...halfWay.tea, cup: said('big') } }).at).toBe('bill.pay')
  })

  it('forgets the question that was taken out', () => {
    const removed = section('tea', 'drink', {
      drink: { ask: oneOf('tea', 'coffee'), then: { tea: 'end', coffee: 'end' }, skip: 'end' },
    })
    const next = journey().next(removed).next(bill)
    expect(at(next as never, halfWay)).toEqual({ at: 'bill.pay', passed: ['tea.drink'] })
  })

  it('takes an answer that is no longer offered as skipped', () => {
    expect(at(visit, { tea: { drink: said('cocoa') } }).at).toBe('name.name')
  })

  it('takes an answer of another kind as skipped', () => {
    const number: Answer = { kind: 'said', value: 3, at: '2026-11-20T10:00:00Z' }
    const found: Answer = { kind: 'found', outcome: 'tea', at: '2026-11-20T10:00:00Z' }
    expect(at(visit, { tea: { drink: number } }).at).toBe('name.name')
    expect(at(visit, { tea: { drink: found } }).at).toBe('tea.milk')
  })

  it('is not misled by answers named like parts of every object', () => {
    const odd = JSON.parse(
      '{"__proto__":{"drink":{"kind":"said","value":"tea"}},"tea":{"drink":{"kind":"said","value":"constructor","at":"2026-11-20T10:00:00Z"}}}',
    ) as Answers
    expect(at(visit, odd).at).toBe('name.name')
  })

  it('is refused when it goes round in a circle or names a step that is not there', () => {
    const circle = section('round', 'one', {
      one: { tell: true, then: 'two' },
      two: { tell: true, then: 'one' },
    })
    expect(() => at(journey().next(circle) as never, {})).toThrow(/dialogs\/round: "one"/)
    const gap = section('gap', 'one', { one: { tell: true, then: 'two' } } as never)
    expect(() => at(journey().next(gap as never) as never, {})).toThrow(/dialogs\/gap: "two"/)
  })
})
