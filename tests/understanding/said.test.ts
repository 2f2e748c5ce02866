/** How much of what people say is understood, language by language. A failure lists what was missed. */
import { hasSayings, languages, sayings, today, understanding, type Saying } from './known.js'

/** Measured when written, less a little room: a change that understands less has to say so here. */
const atLeast = { needs: 0.85, yesNo: 0.97, command: 0.95, birthDate: 0.95 } as const
const fewest = { needs: 20, yesNo: 25, command: 20, birthDate: 12 } as const

function understood({ ask, says }: Saying, language: string): string | null {
  if (ask === 'needs') return understanding.needs(says, language).sort().join(' ')
  if (ask === 'command') return understanding.command(says, language) ?? null
  if (ask === 'yesNo') return understanding.yesNo(says, language)
  const date = understanding.birthDate(says, today, language)
  return date.ok ? date.value : date.why
}
const meant = ({ means }: Saying): string | null =>
  Array.isArray(means) ? [...means].sort().join(' ') : means

const asked = ['needs', 'yesNo', 'command', 'birthDate'] as const

describe.each(languages.filter(hasSayings))('what people say in %s', (language) => {
  it.each(asked)('is understood: %s', (ask) => {
    const all = sayings(language).filter((saying) => saying.ask === ask)
    const missed = all.filter((saying) => understood(saying, language) !== meant(saying))
    const report = missed.map(
      (saying) => `${saying.says} -> ${understood(saying, language)}, not ${meant(saying)}`,
    )
    const share = (all.length - missed.length) / all.length
    expect(all.length).toBeGreaterThanOrEqual(fewest[ask])
    expect({
      share: share >= atLeast[ask] ? 'enough' : share,
      report: share >= atLeast[ask] ? [] : report,
    }).toEqual({
      share: 'enough',
      report: [],
    })
  })

  it('never takes for a yes what is not a plain yes', () => {
    const others = sayings(language).filter(({ ask, means }) => ask === 'yesNo' && means !== 'yes')
    const taken = others.filter(({ says }) => understanding.yesNo(says, language) === 'yes')
    expect(taken).toEqual([])
  })

  it('never misses that somebody is not safe at home', () => {
    const unsafe = sayings(language).filter(
      ({ ask, means }) => ask === 'needs' && means?.includes('domestic_abuse'),
    )
    const missed = unsafe.filter(
      ({ says }) => !understanding.needs(says, language).includes('domestic_abuse'),
    )
    expect(unsafe.length).toBeGreaterThan(0)
    expect(missed).toEqual([])
  })

  it('takes nothing that a person tells for a command', () => {
    const told = sayings(language).filter(({ ask }) => ask === 'needs')
    const commandsIn = told.flatMap(({ says }) => understanding.command(says, language) ?? [])
    // A greeting tells nothing: it has the question asked again.
    expect(commandsIn.filter((command) => command !== 'repeat' && command !== 'greet')).toEqual([])
  })
})
