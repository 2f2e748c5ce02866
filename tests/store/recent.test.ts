/** What is kept parsed is bounded, and what is in use stays. */
import { createRecent } from '../../src/store/recent.js'

describe('what was used last', () => {
  it('stays up to the limit, and what was used longest ago goes first', () => {
    const recent = createRecent<string>(10)
    recent.set('a', 'A', 4)
    recent.set('b', 'B', 4)
    recent.get('a')
    recent.set('c', 'C', 4)
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual(['A', undefined, 'C'])
  })

  it('weighs what is set again by its new weight alone', () => {
    const recent = createRecent<string>(10)
    recent.set('a', 'A', 9)
    recent.set('a', 'A2', 5)
    recent.set('b', 'B', 5)
    expect([recent.get('a'), recent.get('b')]).toEqual(['A2', 'B'])
  })

  it('does not hold what alone is over the limit, nor what was deleted', () => {
    const recent = createRecent<string>(10)
    recent.set('a', 'A', 11)
    recent.set('b', 'B', 5)
    recent.delete('b')
    recent.delete('b')
    recent.set('c', 'C', 10)
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([undefined, undefined, 'C'])
  })
})
