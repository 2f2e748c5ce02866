import { understanding } from './known.js'

const free = (text: string, language = 'en') => {
  const said = understanding.availability(text, language)
  if (!said.ok) return said.why
  return said.value.any ? 'any' : [...said.value.days, ...said.value.parts].join(' ')
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
    ['after 2', 'afternoon'],
    ['before noon', 'morning'],
    ['7pm on a wensday', 'WED evening'],
    ['I am free mondays', 'MON'],
    ['I work monday to friday', 'SAT SUN'],
    ['when the kids are at school', 'MON TUE WED THU FRI morning afternoon'],
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
})
