import { csvOf } from '../../src/documents/csv.js'

/** The cells of a line, as a spreadsheet reads them. */
const cells = (csv: string): string[] =>
  [...csv.replace('\ufeff', '').matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = '']) =>
    text.replaceAll('""', '"'),
  )

describe('A table', () => {
  it.each([
    ['=1+1'],
    ['+44 7400 123456'],
    ['-2'],
    ['@SUM(A1)'],
    ['  =cmd|calc'],
    ['\t=1'],
    ['\r=1'],
    ['＝1+1'],
    ['\u200b=1'],
    ['|calc'],
  ])('runs nothing that was typed: %j', (typed) => {
    expect(cells(csvOf([[typed]]))).toEqual([`'${typed}`])
  })

  it('leaves other words as they are, with quotes, commas and lines in them', () => {
    const words = ['O\'Neill, "Den"', 'two\nlines', 'a=b', '我很孤独', '']
    expect(cells(csvOf([words]))).toEqual(words)
    expect(csvOf([['a'], ['b']])).toBe('\ufeff"a"\r\n"b"\r\n')
  })
})
