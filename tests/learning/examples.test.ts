import { exampleModel, learnExamples, type Example } from '../../src/learning/examples.js'
import { places, placesOf } from '../../src/learning/features.js'

const names = ['rain', 'sun'] as const
const example = (text: string, ...of: (typeof names)[number][]): Example<(typeof names)[number]> => ({
  keys: text.split(' '),
  of,
  weight: 1,
})
const examples = [
  example('it rained all day and we got wet', 'rain'),
  example('umbrellas and puddles everywhere', 'rain'),
  example('wet shoes again', 'rain'),
  example('the sun burnt my nose', 'sun'),
  example('so hot and bright outside', 'sun'),
  example('bright sky no clouds', 'sun'),
  example('rain first then bright sun', 'rain', 'sun'),
  example('we had tea and cake'),
  example('the bus was late'),
]
const read = exampleModel(learnExamples(examples, names), names)
const likeliest = (text: string) => [...read(text.split(' '))].sort(([, a], [, b]) => b - a)[0]?.[0]

describe('a model learnt from examples', () => {
  it('tells new sentences apart by their words, and by parts of words', () => {
    expect(likeliest('my shoes are wet')).toBe('rain')
    expect(likeliest('it was bright')).toBe('sun')
    expect(likeliest('raining')).toBe('rain')
  })
  it('finds nothing likely in words that it does not know, nor in none', () => {
    for (const text of ['xylophone quartz', '', 'ഒന്നുമില്ല'])
      expect(Math.max(0, ...read(text.split(' ').filter(Boolean)).values())).toBeLessThan(0.2)
  })
  it('comes out the same each time', () => {
    expect(Buffer.compare(learnExamples(examples, names), learnExamples(examples, names))).toBe(0)
  })
  it('learns nothing from nothing', () => {
    expect([...exampleModel(learnExamples([], names), names)(['rain']).values()]).toEqual([
      expect.closeTo(0.0759, 3),
      expect.closeTo(0.0759, 3),
    ])
  })
})

describe('the features of a text', () => {
  it('count once each, and stand within the model', () => {
    const found = placesOf(['bright', 'bright', 'bright'])
    expect(new Set(found).size).toBe(found.length)
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...found)).toBeLessThan(places)
  })
  it('are the same whatever was read before', () => {
    const before = placesOf(['wet', 'shoes'])
    placesOf(['something', 'else'])
    expect(placesOf(['wet', 'shoes'])).toEqual(before)
  })
})
