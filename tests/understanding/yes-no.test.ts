import { understanding } from './known.js'

const inEnglish = (text: string) => understanding.yesNo(text, 'en')

describe('yes and no', () => {
  it.each(['yes', 'Y', 'yeah go on then', 'ok sure', '+', '👍🏽', 'yesss', 'Yes, please!'])(
    'hears yes in %p',
    (text) => {
      expect(inEnglish(text)).toBe('yes')
    },
  )
  it.each(['no', 'n', 'nope', 'no thanks', "I'd rather not", 'noooo', "no, I don't want that"])(
    'hears no in %p',
    (text) => {
      expect(inEnglish(text)).toBe('no')
    },
  )
  it.each(['not sure', 'dunno', 'maybe', "I don't know", 'yes and no', 'ok?'])(
    'hears maybe in %p',
    (text) => {
      expect(inEnglish(text)).toBe('maybe')
    },
  )
  it.each([
    'yes but not my GP',
    'ok as long as nobody rings',
    'yes except my address',
    'yes no',
    'yes unless it costs',
  ])('hears a condition in %p', (text) => {
    expect(inEnglish(text)).toBe('qualified')
  })
  it.each([
    'no one',
    'no problem',
    'no idea',
    'know',
    'yesterday',
    'not bad',
    '1',
    '',
    '   ',
    '?',
    'keep it to yourself',
    'bet you would',
    'no money',
  ])('hears neither in %p', (text) => {
    expect(inEnglish(text)).toBe('unclear')
  })
  it('leaves a yes with one unknown word open', () => {
    expect(inEnglish('yes bananas')).toBe('qualified')
  })
  it('does not take the Polish "no", which is a "well", for an English one', () => {
    expect(understanding.yesNo('no', 'pl')).toBe('unclear')
    expect(understanding.yesNo('no tak', 'pl')).toBe('yes')
  })
  it('takes English besides the own language, and in a language it has no words for', () => {
    expect(understanding.yesNo('yes', 'cy')).toBe('yes')
    expect(understanding.yesNo('no thanks', 'ur')).toBe('no')
    expect(understanding.yesNo('yes', '__proto__')).toBe('yes')
  })
  it('hears a person who writes without diacritics', () => {
    expect(understanding.yesNo('zgadzam sie', 'pl')).toBe('yes')
    expect(understanding.yesNo('siwr iawn', 'cy')).toBe('yes')
  })
})
