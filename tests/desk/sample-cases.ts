/** Realistic cases of fictional people, for the desk's tests and screenshots. */
import type { Case } from '../../src/domain/case.js'
import { caseFormat } from '../../src/domain/case.js'
import type { ConsentEntry, Purpose } from '../../src/domain/consent.js'
import type { Message } from '../../src/domain/message.js'
import type { Summary } from '../../src/desk/ports.js'

export interface Person {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly language: string
  readonly words: string
  readonly needs: readonly string[]
  readonly minutesAgo: number
  readonly phone?: string
  readonly email?: string
  readonly safe?: Summary['safeToLeaveMessage']
  readonly interpreter?: boolean
  readonly reasons?: readonly string[]
  readonly refuses?: readonly Purpose[]
  readonly tried?: string
  readonly strengths?: string
  readonly enjoys?: string
}

export const amina: Person = {
  id: 'case-amina',
  reference: 'CN-4HX2-8P',
  name: 'Amina Yusuf',
  language: 'ur',
  words:
    'جب سے میرے شوہر کا انتقال ہوا ہے میں گھر میں اکیلی رہتی ہوں۔ بچے دور رہتے ہیں۔ میں کسی سے بات کرنا چاہتی ہوں۔',
  needs: ['bereavement', 'loneliness', 'money_debt', 'learning_digital'],
  minutesAgo: 3 * 24 * 60 + 200,
  phone: '+447400123456',
  safe: 'no',
  interpreter: true,
  reasons: ['severalNeeds', 'accessToArrange'],
  tried: 'میں ایک بار مسجد کے گروپ میں گئی تھی۔',
  strengths: 'میں اچھا کھانا پکاتی ہوں',
  enjoys: 'سلائی اور باغبانی',
}

export const tomasz: Person = {
  id: 'case-tomasz',
  reference: 'CN-9QK7-3M',
  name: 'Tomasz Wilk',
  language: 'pl',
  words: 'Straciłem pracę w magazynie i nie wiem, jak zapłacić czynsz. Nie śpię po nocach.',
  needs: ['money_debt', 'housing', 'work_training'],
  minutesAgo: 26 * 60,
  email: 'tomasz.wilk@example.org',
  safe: 'yes',
  reasons: ['severalNeeds'],
}

export const gwen: Person = {
  id: 'case-gwen',
  reference: 'CN-2WD5-7T',
  name: 'Gwen Pritchard',
  language: 'cy',
  words: "Rwy'n gofalu am fy mam bob dydd. Does gen i ddim amser i fi fy hun, a does neb yn deall.",
  needs: ['carer_support'],
  minutesAgo: 95,
  phone: '+447400654321',
  refuses: ['tellGp'],
  reasons: ['asksForPerson'],
}

export const dennis: Person = {
  id: 'case-dennis',
  reference: 'CN-6BR8-1F',
  name: "Dennis O'Neill",
  language: 'en',
  words:
    "I used to play brass in a band before my stroke. I would love to be round music again but I can't do stairs.",
  needs: ['arts_creativity', 'long_term_condition'],
  minutesAgo: 12,
  phone: '+447400111222',
  refuses: ['contact', 'tellGp'],
  reasons: ['accessToArrange'],
  tried: 'A choir, but it met upstairs.',
  enjoys: 'Brass bands, the Sunday quiz',
}

const wordings: readonly string[] = [
  'Most weeks I talk to nobody but the lady in the shop.',
  'My benefits stopped and the letters frighten me.',
  'I have put on weight since my knee went and want to get moving.',
  'We are three in one room and the damp makes my boy cough.',
  'I want to do something useful again. I was a nurse for thirty years.',
  'Since the redundancy I cannot find a reason to get up.',
]
const needSets: readonly (readonly string[])[] = [
  ['loneliness'],
  ['money_debt', 'legal_immigration'],
  ['physical_activity', 'long_term_condition'],
  ['housing', 'family_parenting'],
  ['volunteering'],
  ['work_training', 'mental_wellbeing', 'loneliness'],
]
const pick = <One>(list: readonly One[], at: number): One => list[at % list.length] as One

/** More people, each a little different, the later ones waiting longer. */
export function crowd(count: number): Person[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `case-crowd-${at}`,
    reference: `CN-${String(1000 + at * 37)}-${String.fromCharCode(65 + (at % 20))}7`,
    name: `Fictional Person ${at}`,
    language: pick(['en', 'en', 'en', 'pl', 'cy'], at),
    words: pick(wordings, at),
    needs: pick(needSets, at),
    minutesAgo: 40 + at * 173,
    phone: '+447400123456',
    reasons: [pick(['asksForPerson', 'nothingFound', 'triedAndStuck', 'wantsCompany'], at)],
  }))
}

const purposes: readonly Purpose[] = ['keep', 'share', 'tellGp', 'contact', 'checkIn', 'evaluate']

export function caseOf(person: Person, now: Date): Case {
  const at = (minutesLater: number) =>
    new Date(now.getTime() - (person.minutesAgo - minutesLater) * 60_000).toISOString()
  const consents: ConsentEntry[] = purposes
    .filter((purpose) => purpose !== 'evaluate')
    .map((purpose) => ({
      purpose,
      given: !person.refuses?.includes(purpose),
      at: at(-2),
      language: person.language,
      wording: 'a1b2c3d4',
      how: 'asked',
    }))
  const bot = (key: string): Omit<Message, 'index' | 'at'> => ({
    from: { kind: 'bot' },
    text: `(${person.language}) ${key}`,
    language: person.language,
    say: { key },
  })
  const said = (text: string): Omit<Message, 'index' | 'at'> => ({ from: { kind: 'person' }, text })
  const lines = [
    bot('whatMatters.open.question'),
    said(person.words),
    bot('details.name.question'),
    said(person.name),
    bot('details.phoneToCall.question'),
    said(person.phone ?? person.email ?? '-'),
  ]
  return {
    format: caseFormat,
    id: person.id,
    version: 1,
    addresses: [{ channel: 'web', address: `address-of-${person.id}` }],
    keeping: 'kept',
    helpShown: [],
    alerts: [],
    notices: [],
    language: person.language,
    startedAt: at(-10),
    touchedAt: at(0),
    answers: { test: { needs: { kind: 'said', value: [...person.needs], at: at(-5) } } },
    wantsHuman: person.reasons?.includes('asksForPerson') ?? false,
    stopped: false,
    consents,
    holder: { kind: 'bot' },
    referral: {
      reference: person.reference,
      madeAt: at(0),
      status: 'waiting',
      reasons: [...(person.reasons ?? [])],
      rules: '2026-11-1',
      expectedBy: at(3 * 24 * 60).slice(0, 10),
      notes: [],
      attempts: [],
    },
    signposts: [
      { serviceId: 'svc-1', name: 'Tuesday Kitchen Table', at: at(-3), state: 'saved' },
      { serviceId: 'svc-2', name: 'Riverside Walkers', at: at(-3), state: 'rejected', because: 'too far' },
    ],
    unmet: [],
    parked: ['Can I bring my dog?'],
    messages: lines.map((line, index) => ({ ...line, index, at: at(index - 8) })),
    events: [
      { name: 'case.started', at: at(-10), by: 'person' },
      { name: 'consent.given', at: at(-2), by: 'person', about: { purpose: 'share' } },
      { name: 'referral.made', at: at(0), by: 'person' },
    ],
    due: [],
  }
}

/** What the summary makes of such a case: `people` are told apart by the case's id. */
export function summariseSamples(
  people: readonly Person[],
  needLabel: (id: string) => string,
  reasonLabel: (id: string) => string,
): (c: Case) => Summary {
  return (c) => {
    const person = people.find(({ id }) => id === c.id) as Person
    const said = (text: string | undefined) => text && { text, language: person.language }
    const line = (id: Summary['contact'][number]['id'], label: string, value: string | undefined) =>
      value ? [{ id, label, value }] : []
    const [tried, strengths, enjoys] = [said(person.tried), said(person.strengths), said(person.enjoys)]
    return {
      words: [{ question: 'What matters to you?', text: person.words, language: person.language }],
      needs: person.needs.map((id, at) => ({ id, label: needLabel(id), weight: 9 - at, first: at === 0 })),
      ...(tried && { tried }),
      ...(strengths && { strengths }),
      ...(enjoys && { enjoys }),
      access: person.interpreter ? ['Interpreter', 'Longer appointments'] : ['Step-free'],
      interpreter: person.interpreter ?? false,
      about: [
        { label: 'Place', value: 'Caerwick, CW3' },
        { label: 'When free', value: 'Tuesdays and Thursdays, mornings' },
        { label: 'Getting there', value: 'By bus' },
        { label: 'Can pay', value: 'Nothing' },
      ],
      contact: [
        ...line('name', 'Name', person.name),
        ...line('birthDate', 'Date of birth', '4 May 1951'),
        ...line('phone', 'Phone', person.phone),
        ...line('email', 'E-mail', person.email),
        ...line('how', 'How', person.phone ? 'Phone call' : 'E-mail'),
        ...line('when', 'When', 'Mornings'),
        ...line('gpPractice', 'GP practice', 'Harbour Street Surgery'),
      ],
      safeToLeaveMessage: person.safe ?? 'notSaid',
      reasons: c.referral?.reasons.map((id) => ({ id, text: reasonLabel(id) })) ?? [],
      signposts: c.signposts,
      parked: c.parked,
      asked: { 'whatMatters.open': 'answered' },
    }
  }
}
