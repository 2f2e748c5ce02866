/** A case as a link worker reads it, in the desk's language: exactly what lies on the person's route, their own words untouched. */
import type { Answer } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import { needsOf } from '../domain/needs-of.js'
import { saidPlaceSchema } from '../domain/person.js'
import type { ContactId, Detail, Said, Summarise, Summary } from '../desk/ports.js'
import type { Setting } from '../flow/asking.js'
import { needLabel } from '../flow/questions/several.js'
import { weightsOf } from '../flow/questions/weigh.js'
import type { Passed } from '../flow/route.js'
import { routeOf } from '../flow/turn.js'
import type { Speech } from '../speech/ports.js'
import { accessOf } from './facts.js'

/** Which step gives which line of the contact panel. */
const contactSteps: Readonly<Record<string, ContactId>> = {
  'details.name': 'name',
  'details.preferredName': 'preferredName',
  'details.born': 'birthDate',
  'details.contactBy': 'how',
  'details.phoneToCall': 'phone',
  'details.phoneToText': 'phone',
  'details.email': 'email',
  'details.when': 'when',
  'details.safe': 'safeToLeaveMessage',
  'details.practice': 'gpPractice',
}
const helperSteps = ['who.forWhom', 'who.relation', 'who.helperName', 'who.theyKnow']
const aboutSteps = [
  'who.age',
  'where.place',
  'aboutYou.free',
  'aboutYou.travel',
  'aboutYou.cost',
  'aboutYou.company',
  'aboutYou.goWith',
  'aboutYou.speaks',
]
const wordSteps = ['whatMatters.open', 'whatMatters.choose']

export interface SummaryOptions {
  readonly setting: Omit<Setting, 'now' | 'today'>
  readonly speech: Speech
  /** The language the desk reads in. */
  readonly language: string
}

export function createSummary({ setting, speech, language }: SummaryOptions): Summarise {
  const say = (key: string) => speech.say({ key }, language)

  return (c): Summary => {
    const passed = new Map(
      routeOf(c, { ...setting, now: c.touchedAt, today: c.touchedAt }).passed.map((step) => [
        nameOf(step),
        step,
      ]),
    )
    const valueOf = (name: string) => described(passed.get(name), c)
    const detail = (name: string): Detail[] => {
      const value = valueOf(name)
      if (value === undefined) return []
      const raw = rawOf(passed.get(name)?.answer)
      return [{ label: say(`${name}.label`), value, step: name, ...(raw === undefined ? {} : { raw }) }]
    }
    const own = (name: string): Said | undefined => {
      const words = wordsOf(passed.get(name)?.answer)
      return words === undefined ? undefined : { text: words, language: c.language }
    }
    const answer = passed.get('aboutYou.weigh')?.answer
    const weights = weightsOf(answer?.kind === 'said' ? answer.value : undefined)
    const access = accessOf(c.answers)
    const safe = passed.get('details.safe')?.answer
    const tried = own('aboutYou.triedWhat') ?? plain(valueOf('aboutYou.tried'), language)
    const strengths = own('aboutYou.goesWell')
    const enjoys = own('aboutYou.enjoys')
    const isForSomeone = passed.has('who.relation')
    return {
      words: wordSteps.flatMap((name) => {
        const said = own(name)
        return said ? [{ ...said, question: say(`${name}.label`) }] : []
      }),
      needs: needsOf(c.answers).map((id, index) => {
        const weight = weights[id]
        const label = speech.say(needLabel(id), language)
        return { id, label, first: index === 0, ...(weight === undefined ? {} : { weight }) }
      }),
      ...(tried ? { tried } : {}),
      ...(strengths ? { strengths } : {}),
      ...(enjoys ? { enjoys } : {}),
      access: access.map((need) => say(`support.access.choices.${need}`)),
      interpreter: access.includes('interpreter'),
      about: aboutSteps.flatMap(detail),
      contact: Object.entries(contactSteps).flatMap(([name, id]) =>
        detail(name).map((line) => ({ ...line, id })),
      ),
      safeToLeaveMessage: safe?.kind === 'said' ? (safe.value === 'yes' ? 'yes' : 'no') : 'notSaid',
      ...(isForSomeone ? { helper: helperSteps.flatMap(detail) } : {}),
      reasons: (c.referral?.reasons ?? []).map((id) => ({ id, text: say(`desk.reason.${id}`) })),
      signposts: c.signposts,
      parked: c.parked,
      asked: askedOf([...passed.values()]),
    }
  }

  /** The answer in the desk's language; skipped is said so, what was never asked is left out. */
  function described(step: Passed | undefined, c: Case): string | undefined {
    if (!step?.answer || !('ask' in step.definition)) return undefined
    if (step.answer.kind === 'skipped') return say('common.skipped')
    if (step.answer.kind === 'found') return undefined
    const { ask } = step.definition
    const value = setting.kinds[ask.kind].describe(ask, step.answer.value, { case: c, at: step })
    return value && speech.say(value, language)
  }
}

const nameOf = ({ section, step }: Passed) => `${section}.${step}`

function askedOf(passed: readonly Passed[]): Summary['asked'] {
  return Object.fromEntries(
    passed.flatMap((step) => {
      if (!('ask' in step.definition) || !step.answer) return []
      return [[nameOf(step), step.answer.kind === 'skipped' ? 'skipped' : 'answered'] as const]
    }),
  )
}

function rawOf(answer: Answer | undefined): string | undefined {
  if (answer?.kind !== 'said') return undefined
  if (typeof answer.value === 'string') return answer.value
  const place = saidPlaceSchema.safeParse(answer.value)
  return place.success && place.data.kind === 'postcode' ? place.data.postcode : undefined
}

function wordsOf(answer: Answer | undefined): string | undefined {
  if (answer?.kind !== 'said') return undefined
  return answer.words ?? (typeof answer.value === 'string' ? answer.value : undefined)
}

const plain = (text: string | undefined, language: string): Said | undefined =>
  text === undefined ? undefined : { text, language }
