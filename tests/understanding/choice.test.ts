import { understanding } from './known.js'

const options = [
  { code: 'money', label: 'Money or debt' },
  { code: 'lonely', label: 'Feeling lonely' },
  { code: 'text', label: 'Text message' },
  { code: 'call', label: 'Phone call' },
]
const one = (text: string, language = 'en') => understanding.choice(text, options, language)
const some = (text: string, language = 'en') => understanding.choices(text, options, language)

describe('one of several', () => {
  it.each([
    '2',
    '2.',
    '(2)',
    'b)',
    'B',
    'option b',
    'number two',
    'the second one',
    '2nd',
    'two please',
    '٢',
    '۲',
    '２',
  ])('finds the second in %p', (text) => {
    expect(one(text)).toEqual({ ok: true, value: 'lonely' })
  })
  it.each(['Feeling lonely', 'lonely', 'lonley', 'lonely please', "I'm feeling lonely"])(
    'finds its label in %p',
    (text) => {
      expect(one(text)).toEqual({ ok: true, value: 'lonely' })
    },
  )
  it('finds the last', () => {
    expect(one('the last one')).toEqual({ ok: true, value: 'call' })
  })
  it.each(['1 and 3', 'text or call'])('says that %p are several', (text) => {
    expect(one(text)).toEqual({ ok: false, why: 'several' })
  })
  it.each(['5', '0', 'no one', 'bananas', '', '__proto__'])('finds nothing in %p', (text) => {
    expect(one(text)).toEqual({ ok: false, why: 'unclear' })
  })
  it.each(['not money or debt', 'not a phone call', "I don't want a phone call"])(
    'takes no option that is refused: %p',
    (text) => {
      expect(one(text)).toEqual({ ok: false, why: 'unclear' })
    },
  )
  it('takes the one that is left when the other is refused', () => {
    expect(one('not a phone call, text message')).toEqual({ ok: true, value: 'text' })
  })
  it('counts in the language of the person', () => {
    expect(one('ta druga', 'pl')).toEqual({ ok: true, value: 'lonely' })
    expect(one('yr ail un', 'cy')).toEqual({ ok: true, value: 'lonely' })
    expect(one('دوسرا والا', 'ur')).toEqual({ ok: true, value: 'lonely' })
  })
  it('puts a label before a number that it begins with', () => {
    const walks = [
      { code: 'far', label: '2 miles' },
      { code: 'near', label: '1 mile' },
    ]
    expect(understanding.choice('1 mile', walks, 'en')).toEqual({ ok: true, value: 'near' })
  })
})

describe('several of several', () => {
  it.each([
    ['1 and 3', ['money', 'text']],
    ['1,3', ['money', 'text']],
    ['3 1', ['money', 'text']],
    ['2-4', ['lonely', 'text', 'call']],
    ['2 to 4', ['lonely', 'text', 'call']],
    ['the first two', ['money', 'lonely']],
    ['the last two', ['text', 'call']],
    ['all of them', ['money', 'lonely', 'text', 'call']],
    ['all except 2', ['money', 'text', 'call']],
    ['lonely and money please', ['money', 'lonely']],
    ['none', []],
  ])('reads %p', (text, value) => {
    expect(some(text)).toEqual({ ok: true, value })
  })
  it.each(['1 and 9', 'money and dogs', 'both', '', 'a.a.a.a.a.a.a.a.a.a.a'])(
    'does not guess at %p',
    (text) => {
      expect(some(text)).toEqual({ ok: false, why: 'unclear' })
    },
  )
  it('takes both of two', () => {
    expect(understanding.choices('both', options.slice(0, 2), 'en')).toEqual({
      ok: true,
      value: ['money', 'lonely'],
    })
  })
  it('joins as the language of the person joins', () => {
    expect(some('1 i 3', 'pl')).toEqual({ ok: true, value: ['money', 'text'] })
    expect(some('۱ اور ۳', 'ur')).toEqual({ ok: true, value: ['money', 'text'] })
    expect(some('1 a 3', 'cy')).toEqual({ ok: true, value: ['money', 'text'] })
  })
})
