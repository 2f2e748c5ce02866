import { becauses } from '../../src/conversation/signposts.js'
import { rules } from '../../src/conversation/rules.js'
import { stepKey, type Asking } from '../../src/flow/asking.js'
import type { Step } from '../../src/flow/journey.js'
import type { Question } from '../../src/flow/questions.js'
import { newCase } from '../../src/conversation/new-case.js'
import { fixedWorld } from '../fixed-world.js'
import { linesOf, withoutPlural, writtenFirst } from './copy-on-disk.js'

const { setting } = fixedWorld()
const there = new Set(linesOf(writtenFirst).map(({ key }) => withoutPlural(key)))

const sections = [...new Set(setting.journey.entries.map(({ section }) => section))]
const steps = sections.flatMap((section) =>
  Object.entries(section.steps).map(([step, definition]) => ({
    at: { section: section.name, step },
    definition,
  })),
)

/** Looking through activities is one step that says more than its question. */
const browsing = [
  'more',
  'noMore',
  'again',
  'saved',
  'helpSaved',
  'rejected',
  'because',
  'details',
  ...['organisation', 'address', 'when', 'cost', 'phone', 'email', 'url'].map((fact) => `facts.${fact}`),
  ...['free', 'unknown', 'session', 'sessionFrom'].map((fact) => `facts.${fact}`),
  ...['more', 'again', 'save', 'notForMe', 'helpToGo', 'details'].map((choice) => `choices.${choice}`),
  ...becauses.map((because) => `why.${because}`),
].map((name) => `activities.browse.${name}`)

const needed = steps.flatMap(({ at, definition }) => copyOf(at, definition))

describe('the copy of the journey', () => {
  it('is there for every step', () => {
    expect(needed.filter((key) => !there.has(key))).toEqual([])
  })

  it('belongs to a step, each line of it', () => {
    const questions = needed.filter((key) => key.endsWith('.question'))
    const choices = [...needed, ...browsing].filter((key) => key.includes('.choices.'))
    const also = choices.map((key) => key.replace('.choices.', '.also.'))
    const byText = needed.map((key) => `${key}ByText`)
    const may = new Set([
      ...needed,
      ...browsing,
      ...also,
      ...byText,
      ...questions.map((key) => `${key}ForSomeone`),
    ])
    const inJourney = [...there].filter((key) => sections.some(({ name }) => key.startsWith(`${name}.`)))
    expect(inJourney.filter((key) => !may.has(key))).toEqual([])
  })

  it('has all that looking through activities says', () => {
    expect(browsing.filter((key) => !there.has(key))).toEqual([])
  })

  it('gives each rule its reason, and no reason without a rule', () => {
    const reasons = [...there].filter((key) => key.startsWith('rules.'))
    expect(reasons.sort()).toEqual(rules.map(({ id }) => `rules.${id}`).sort())
  })
})

function copyOf(at: Asking['at'], definition: Step): string[] {
  if ('tell' in definition) return [`${stepKey(at)}.tell`]
  if ('do' in definition) return []
  const own = ['question', 'help', 'label'].map((name) => `${stepKey(at)}.${name}`)
  return [...own, ...choiceKeys(at, definition.ask)]
}

/** The labels of the buttons a question shows, where they are the step's own words; and of each code it can be answered with. */
function choiceKeys(at: Asking['at'], question: Question): string[] {
  const c = newCase({
    id: 'copy',
    channel: 'test',
    address: 'nobody',
    language: writtenFirst,
    now: '2026-11-20T10:00:00Z',
  })
  const asking = { case: c, at, setting: { ...setting, now: c.touchedAt, today: c.touchedAt.slice(0, 10) } }
  const shown = setting.kinds[question.kind]
    .choices(question, asking)
    .flatMap(({ label }) => ('key' in label ? [label.key] : []))
  return shown.filter((key) => key.startsWith(`${stepKey(at)}.`))
}
