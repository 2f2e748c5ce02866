import { understanding } from './known.js'

const free = (text: string, language = 'en') => {
  const said = understanding.availability(text, language)
  if (!said.ok) return said.why
  const { any, days, parts, from, to } = said.value
  return any
    ? 'any'
    : [...days, ...parts, ...(from ? [`from ${from}`] : []), ...(to ? [`to ${to}`] : [])].join(' ')
}

describe('when a person is free', () => {
  it.each([
    ['any time', 'any'],
    ['I dont mind', 'any'],
    ['weekends', 'SAT SUN'],
    ['thurs or tues pm', 'TUE THU afternoon'],
    ['mornings except weds', 'MON TUE THU FRI SAT SUN morning'],
    ['not mondays', 'TUE WED THU FRI SAT SUN'],
    ['any time except friday', 'MON TUE WED THU SAT SUN'],
    ['mon-thurs', 'MON TUE WED THU'],
    ['monday to wednesday mornings', 'MON TUE WED morning'],
    ['after 2', 'from 14:00'],
    ['between 10 and 12 on mondays', 'MON from 10:00 to 12:00'],
    ['9 to 5 weekdays', 'MON TUE WED THU FRI from 09:00 to 17:00'],
    ['not fridays, any other day after 4', 'MON TUE WED THU SAT SUN from 16:00'],
    ['around lunchtime', 'midday'],
    ['before noon', 'morning'],
    ['7pm on a wensday', 'WED from 19:00'],
    ['I am free mondays', 'MON'],
    ['I work monday to friday', 'SAT SUN'],
    ['when the kids are at school', 'MON TUE WED THU FRI from 09:00 to 15:00'],
    ['after work', 'evening'],
    ['hello', 'unclear'],
    ['', 'unclear'],
  ])('reads %p as %p', (text, means) => {
    expect(free(text)).toBe(means)
  })
  it('is read in each language', () => {
    expect(free('rano oprócz środy', 'pl')).toBe('MON TUE THU FRI SAT SUN morning')
    expect(free('dydd Llun a dydd Iau yn y prynhawn', 'cy')).toBe('MON THU afternoon')
    expect(free('بدھ کے علاوہ', 'ur')).toBe('MON TUE THU FRI SAT SUN')
    expect(free('پیر سے جمعرات صبح', 'ur')).toBe('MON TUE WED THU morning')
  })
  it.each([
    ['between 2 and 4', 'en'],
    ['entre 14h et 16h', 'fr'],
    ['entre las 2 y las 4', 'es'],
    ['entre as 14 e as 16', 'pt'],
    ['rhwng 2 a 4', 'cy'],
    ['między 14 a 16', 'pl'],
  ])('reads %p as from and to', (text, language) => {
    expect(free(text, language)).toBe('from 14:00 to 16:00')
  })
})
