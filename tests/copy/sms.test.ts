/** English that may go out by text message stays in GSM-7: one sign outside it, and a part holds 70 characters, not 160. */
import { SegmentedMessage } from 'sms-segments-calculator'
import { contentLinesOf, isSaid, linesOf, named, writtenFirst, type Line } from './copy-on-disk.js'

/** The page's own copy is only ever on the page; `linesOf` leaves the desk's out. */
const isOfThePage = ({ key }: Line) => key.startsWith('page.')

const sent = [
  ...linesOf(writtenFirst).filter((line) => isSaid(line) && !isOfThePage(line)),
  ...contentLinesOf(writtenFirst),
]

/** What is filled in is held by whoever fills it in. */
const encoding = (text: string) => new SegmentedMessage(text.replace(/\{\{.*?\}\}/g, '0')).getEncodingName()

describe('a text message in the language written first', () => {
  it('is made of lines that GSM-7 can write', () => {
    expect(sent.length).toBeGreaterThan(300)
    expect(named(sent.filter(({ text }) => encoding(text) !== 'GSM-7'))).toEqual([])
  })

  it.each(['\u2019', '\u201c', '\u2013', '\u2026', '\u0175'])('would not be with %s in it', (sign) => {
    expect(encoding(`It${sign}s free.`)).not.toBe('GSM-7')
  })
})
