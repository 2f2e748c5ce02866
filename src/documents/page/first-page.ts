/** What a link worker must know, to be read in a minute: language on top, then the person's words, then what to arrange. */
import type { Said } from '../../desk/ports.js'
import { contactOf, type From } from '../prsb/from.js'
import { noContact } from '../prsb/person.js'
import { ruleOf } from '../prsb/safety.js'
import { plain, type Block, type FirstPage, type Text } from './text.js'

export function firstPage(from: From): FirstPage {
  const { shown, writing } = from
  const { say } = writing
  const { referral, summary } = shown
  return {
    title: say('document.title', { reference: referral.reference }),
    subtitle: say('document.subtitle'),
    top: [
      say('document.speaks', { language: writing.languageName(shown.language) }),
      say(summary.interpreter ? 'case.interpreter' : 'case.noInterpreter'),
    ],
    facts: factsOf(from),
    blocks: [
      ...safety(from),
      block(say('case.words'), summary.words.map(own), say('case.noWords')),
      block(
        say('case.needs'),
        summary.needs.map(({ label, weight }) =>
          plain(weight === undefined ? label : `${label} (${say('case.weight', { weight })})`),
        ),
        say('case.noNeeds'),
      ),
      block(say('case.access'), summary.access.map(plain), say('case.noAccess')),
      contact(from),
      block(
        say('case.reasons'),
        summary.reasons.map(({ text }) => plain(text)),
      ),
      block(say('case.strengths'), summary.strengths ? [own(summary.strengths)] : []),
      block(
        say('case.signposts'),
        summary.signposts
          .filter(({ state }) => state !== 'shown')
          .map(({ name, state }) => plain(`${name}: ${say(`signpost.${state}`)}`)),
      ),
      block(
        say('case.consents'),
        [shown.consents.map(({ purpose, consent }) => agreed(purpose, consent.state, from)).join('; ')].map(
          plain,
        ),
      ),
    ].filter(({ lines }) => lines.length > 0),
  }
}

function factsOf({ shown, writing, ...from }: From): FirstPage['facts'] {
  const { say, day } = writing
  const { referral, summary } = shown
  const born = contactOf({ shown, writing, ...from }, 'birthDate')
  const name = summary.contact.filter(({ id }) => id === 'name' || id === 'preferredName')
  return [
    ...name.map(({ label, value }) => ({ label, value })),
    ...(born ? [{ label: born.label, value: born.raw ? day(born.raw) : born.value }] : []),
    { label: say('case.status'), value: say(`status.${referral.status}`) },
    { label: say('case.who'), value: referral.worker ? writing.who(referral.worker) : say('case.nobody') },
    { label: say('case.made'), value: day(referral.madeAt) },
    { label: say('case.answerBy'), value: day(referral.expectedBy) },
    ...(summary.helper ?? []).map(({ label, value }) => ({ label, value })),
  ]
}

function safety(from: From): Block[] {
  const { shown, writing } = from
  if (shown.helpShown.length === 0) return []
  const lines = shown.helpShown
    .slice(-2)
    .flatMap((help): Text[] => [
      { text: help.words || '-', language: shown.language, kind: 'own' },
      plain(ruleOf(help, from)),
    ])
  return [{ title: writing.say('case.helpShown'), lines, urgent: true }]
}

function contact(from: From): Block {
  const { shown, writing } = from
  const { summary } = shown
  const title = writing.say('case.contact')
  if (shown.contact.state !== 'given') return { title, lines: [plain(noContact(from))] }
  const ways = summary.contact.filter(
    ({ id }) => id === 'phone' || id === 'email' || id === 'how' || id === 'when',
  )
  const practice = contactOf(from, 'gpPractice')
  return {
    title,
    lines: [
      plain(writing.say(`case.safe.${summary.safeToLeaveMessage}`)),
      ...[...ways, ...(practice ? [practice] : [])].map(({ label, value }) => plain(`${label}: ${value}`)),
    ],
  }
}

const agreed = (purpose: string, state: string, { writing: { say } }: From): string =>
  `${say(`consent.${purpose}`)}: ${say(`consentState.${state}`)}`

const own = ({ text, language }: Said): Text => ({ text, kind: 'own', ...(language ? { language } : {}) })

/** With `nothing`, said so where there are no lines. */
const block = (title: string, lines: readonly Text[], nothing?: string): Block => ({
  title,
  lines: lines.length === 0 && nothing !== undefined ? [{ text: nothing, kind: 'missing' }] : lines,
})
