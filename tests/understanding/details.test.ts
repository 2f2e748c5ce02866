/** Numbers, dates of birth, phones, e-mail addresses and places. */
import { today, understanding } from './known.js'

const upTo10 = { least: 0, most: 10 }
const number = (text: string, language = 'en') => understanding.number(text, upTo10, language)
const birth = (text: string, language = 'en') => understanding.birthDate(text, today, language)
const place = (text: string, language = 'en') => understanding.place(text, language)

describe('a number', () => {
  it.each(['7', '٧', '۷', 'seven', 'about 7', '7 out of 10', '7/10', 'a 7 I think'])(
    'is seven in %p',
    (text) => {
      expect(number(text)).toEqual({ ok: true, value: 7 })
    },
  )
  it('is read in the words of each language', () => {
    expect(number('siedem', 'pl')).toEqual({ ok: true, value: 7 })
    expect(number('saith', 'cy')).toEqual({ ok: true, value: 7 })
    expect(number('سات', 'ur')).toEqual({ ok: true, value: 7 })
    expect(understanding.number('dau ddeg pump', { least: 0, most: 99 }, 'cy')).toEqual({
      ok: true,
      value: 25,
    })
    expect(understanding.number('dwadzieścia pięć', { least: 0, most: 99 }, 'pl')).toEqual({
      ok: true,
      value: 25,
    })
    expect(understanding.number('a hundred and five', { least: 0, most: 200 }, 'en')).toEqual({
      ok: true,
      value: 105,
    })
  })
  it('is read by the recogniser when it is an odd one', () => {
    expect(number('half a dozen')).toEqual({ ok: true, value: 6 })
  })
  it.each(['11', 'twenty five', '-3', '99999999'])('is out of range in %p', (text) => {
    expect(number(text)).toEqual({ ok: false, why: 'outOfRange' })
  })
  it.each(['', '7 or 8', 'seven eight', '7.5', 'lots', 'not 7'])('is unclear in %p', (text) => {
    expect(number(text)).toEqual({ ok: false, why: 'unclear' })
  })
})

describe('a date of birth', () => {
  it.each([
    '3/5/1950',
    '03-05-50',
    '3.5.1950',
    '03051950',
    '1950-05-03',
    '3rd of May 1950',
    'May 3, 1950',
    '۳/۵/۱۹۵۰',
    'the third of may nineteen fifty',
  ])('is the third of May 1950 in %p', (text) => {
    expect(birth(text)).toEqual({ ok: true, value: '1950-05-03' })
  })
  it('has its day first', () => {
    expect(birth('04/05/1950')).toEqual({ ok: true, value: '1950-05-04' })
    expect(birth('05/25/1950')).toEqual({ ok: false, why: 'impossible' })
  })
  it('with two figures for the year lies in the past', () => {
    expect(birth('20/11/26')).toEqual({ ok: true, value: '2026-11-20' })
    expect(birth('21/11/26')).toEqual({ ok: true, value: '1926-11-21' })
  })
  it.each(['31/02/1950', '0/5/1950', '3/0/1950', '19/11/1906'])('is impossible as %p', (text) => {
    expect(birth(text)).toEqual({ ok: false, why: 'impossible' })
  })
  it.each(['1950', '76', 'May 1950', '3 May', '3/5'])('is incomplete as %p', (text) => {
    expect(birth(text)).toEqual({ ok: false, why: 'incomplete' })
  })
  it('is not in the future', () => {
    expect(birth('21/11/2026')).toEqual({ ok: false, why: 'future' })
  })
  it.each(['', 'hello', '1-1-1-1-1-1', '07700 900123'])('is unclear as %p', (text) => {
    expect(birth(text).ok).toBe(false)
  })
})

describe('a phone number', () => {
  const gb = (text: string) => understanding.phone(text, 'GB')
  it.each([
    '07400 123456',
    '+44 (0)7400 123456',
    '0044 7400 123456',
    'my number is 07400-123-456 thanks',
    '۰۷۴۰۰ ۱۲۳۴۵۶',
  ])('is found in %p', (text) => {
    expect(gb(text)).toEqual({ ok: true, value: '+447400123456' })
  })
  it('keeps the country that is said', () => {
    expect(gb('+48 512 345 678')).toEqual({ ok: true, value: '+48512345678' })
  })
  it('must be real', () => {
    expect(gb('07400 12345')).toEqual({ ok: false, why: 'notReal' })
    expect(gb('call me after 5')).toEqual({ ok: false, why: 'unclear' })
  })
})

describe('an e-mail address', () => {
  it.each(['ann@example.com', 'Mine is <ann@EXAMPLE.com>.', 'ann @ example.com'])(
    'is found in %p',
    (text) => {
      expect(understanding.email(text)).toEqual({ ok: true, value: 'ann@example.com' })
    },
  )
  it.each(['', 'ann', 'ann@', '@example.com', 'a@b', 'a..b@example.com', 'a@x.com b@x.com', '@'.repeat(400)])(
    'is not found in %p',
    (text) => {
      expect(understanding.email(text)).toEqual({ ok: false, why: 'unclear' })
    },
  )
})

describe('a place', () => {
  it.each(['not telling', 'telling', 'bolling', 'selling'])(
    'is no postcode where letters alone stand: %p',
    (text) => {
      expect(place(text)).not.toMatchObject({ value: { kind: 'postcode' } })
    },
  )

  it.each(['XB1 2AB', 'xb12ab', 'I live at xb1 2ab', 'XBI 2AB', 'xb1  2ab.'])(
    'is a postcode in %p',
    (text) => {
      expect(place(text)).toEqual({ ok: true, value: { kind: 'postcode', postcode: 'XB1 2AB' } })
    },
  )
  it('may be the first half of a postcode', () => {
    expect(place('xb4')).toEqual({ ok: true, value: { kind: 'postcode', postcode: 'XB4' } })
  })
  it.each(['XB1 2C', '12345', 'XB1 2CV'])('is no postcode in %p', (text) => {
    expect(place(text)).toEqual({ ok: false, why: 'notAPostcode' })
  })
  it('may be no fixed address, in every language', () => {
    const none = { ok: true, value: { kind: 'noFixedAddress' } }
    expect(place("I'm sofa surfing at the minute")).toEqual(none)
    expect(place('living in my car')).toEqual(none)
    expect(place('jestem bezdomny', 'pl')).toEqual(none)
    expect(place("dwi'n ddigartref", 'cy')).toEqual(none)
    expect(place('میں بے گھر ہوں', 'ur')).toEqual(none)
  })
  it('is a town as it was written', () => {
    expect(place('I live in St Ives')).toEqual({ ok: true, value: { kind: 'town', town: 'St Ives' } })
    expect(place('mieszkam w Łodzi', 'pl')).toEqual({ ok: true, value: { kind: 'town', town: 'Łodzi' } })
    expect(place('میں لندن میں رہتا ہوں', 'ur')).toEqual({ ok: true, value: { kind: 'town', town: 'لندن' } })
    expect(place('main Bradford mein rehti hoon', 'ur')).toEqual({
      ok: true,
      value: { kind: 'town', town: 'Bradford' },
    })
    expect(place("dwi'n byw yn Llanelli", 'cy')).toEqual({
      ok: true,
      value: { kind: 'town', town: 'Llanelli' },
    })
  })
  it.each(['', 'no', 'why do you need that?', 'I would rather not tell a machine where I live today'])(
    'is unclear in %p',
    (text) => {
      expect(place(text)).toEqual({ ok: false, why: 'unclear' })
    },
  )
})

describe('a telephone number, as it is dialled', () => {
  it.each([
    ['+447400123456', 'GB', '07400 123456'],
    ['+48221234567', 'GB', '+48 22 123 45 67'],
    ['+48221234567', 'PL', '22 123 45 67'],
    ['12', 'GB', '12'],
  ])('%s in %s is %s', (number, country, dialled) => {
    expect(understanding.dialled(number, country)).toBe(dialled)
  })
})

describe('a day in figures with their signs', () => {
  const day = (text: string) =>
    understanding.when(text, { now: new Date('2026-11-20T10:00:00Z'), timeZone: 'Europe/London' }, 'zh')
  it.each([
    ['12月3日', { kind: 'moment', date: '2026-12-03' }],
    ['2027年1月5日', { kind: 'moment', date: '2027-01-05' }],
    ['12月3日下午3点', { kind: 'moment', date: '2026-12-03', time: '15:00' }],
    ['1974年5月3日', { kind: 'impossible' }],
    ['3月', { kind: 'ask' }],
  ])('%s', (text, moment) => {
    expect(day(text)).toMatchObject(moment)
  })
})
