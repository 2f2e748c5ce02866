/** A case as its pages show it, made from what consent discloses and from nothing else. */
import type { ShownWords } from '../../desk/help-shown.js'
import type { ConsentState, HiddenCase, ShownCase } from '../../desk/disclosure.js'
import type { Said, Worker } from '../../desk/ports.js'
import { mayTellBack } from '../../documents/message-back.js'
import { actionsFor } from './case-actions.js'
import type { CaseWords } from './case-words.js'
import { conversationView } from './conversation-view.js'
import type { Naming } from './naming.js'

export function hiddenView(shown: HiddenCase, viewer: Worker, { say, times, naming }: CaseWords) {
  const { id, reference, status, worker, why } = shown
  const at = why.kind === 'referralWithdrawn' ? why.at : 'at' in why.consent ? why.consent.at : undefined
  const key = why.kind === 'referralWithdrawn' ? 'referralWithdrawn' : `share.${why.consent.state}`
  return {
    ...links(id),
    hidden: true,
    reference,
    status,
    statusText: say(`status.${status}`),
    who: worker && naming.who(worker),
    why: at ? say(`hidden.${key}`, { day: times.day(at) }) : say(`hidden.${key}Undated`),
    actions: actionsFor(
      { status, worker, isHidden: true, isBotSpeaking: true, isStopped: false, mayTellBack: false },
      viewer,
    ),
    state: `hidden ${status} ${worker ?? ''}`,
  }
}

export function caseView(shown: ShownCase, viewer: Worker, words: CaseWords) {
  const { say, times, naming } = words
  const { referral, summary, holder } = shown
  const { status, worker } = referral
  const said = (one: Said | undefined) => one && saidView(one, naming)
  const isBotSpeaking = holder.kind === 'bot'
  const isOpen = status === 'waiting' || status === 'taken'
  const lastSafety = shown.helpShown.at(-1)
  return {
    ...links(shown.id),
    hidden: false,
    reference: referral.reference,
    status,
    statusText: say(`status.${status}`),
    isYours: worker === viewer.id,
    who: worker && naming.who(worker),
    todo: todo(shown, viewer, words),
    made: times.full(referral.madeAt),
    waiting: isOpen ? times.since(referral.madeAt) : undefined,
    expectedBy: times.day(referral.expectedBy),
    isLate: status === 'waiting' && times.isPast(referral.expectedBy),
    language: naming.language(shown.language),
    languageCode: shown.language,
    interpreter: summary.interpreter,
    isStopped: shown.stopped,
    safetyShown: lastSafety && times.full(lastSafety.at),
    helpShown: shown.helpShown.map((one) => helpShownView(one, words)),
    words: summary.words.map((one) => ({ ...saidView(one, naming), question: one.question })),
    needs: summary.needs,
    tried: said(summary.tried),
    strengths: said(summary.strengths),
    enjoys: said(summary.enjoys),
    access: summary.access,
    about: summary.about,
    helper: summary.helper,
    reasons: summary.reasons,
    contact: summary.contact,
    sentBy: shown.sentBy,
    asked: shown.asked,
    contactWhy: shown.contact.state === 'given' ? undefined : consentWhy('noContact', shown.contact, words),
    gpWhy: shown.tellGp.state === 'given' ? undefined : consentWhy('noGp', shown.tellGp, words),
    safe: shown.contact.state === 'given' ? summary.safeToLeaveMessage : undefined,
    consents: shown.consents.map(({ purpose, consent, language, wording }) => ({
      label: say(`consent.${purpose}`),
      state: consent.state,
      stateText: say(`consentState.${consent.state}`),
      at: 'at' in consent ? times.short(consent.at) : undefined,
      wording:
        wording && language
          ? say('consentWording', { language: naming.language(language), wording })
          : undefined,
    })),
    signposts: summary.signposts.map(({ name, state, at, because }) => ({
      name,
      because,
      state,
      stateText: say(`signpost.${state}`),
      at: times.short(at),
    })),
    parked: summary.parked,
    notes: referral.notes.map(({ at, by, text }) => ({ at: times.short(at), by: naming.who(by), text })),
    attempts: referral.attempts.map(({ at, by, how, result, text }) => ({
      at: times.short(at),
      by: naming.who(by),
      how: say(`way.${how}`),
      result: say(`result.${result}`),
      text,
    })),
    messagesBack: (referral.messagesBack ?? []).map(({ at, by, how }) => ({
      at: times.short(at),
      by: naming.who(by),
      how: say(`messageBack.way.${how}`),
    })),
    outcome: referral.outcome && say(`outcome.${referral.outcome}`),
    outcomeText: referral.outcomeText,
    declined: referral.declined && say(`declineReason.${referral.declined}`),
    ended: referral.endedAt && times.full(referral.endedAt),
    conversation: conversationView(shown, words),
    recent: timeline({ ...shown, events: shown.events.filter(isOfNote) }, words).slice(0, 5),
    actions: actionsFor(
      {
        status,
        worker,
        isHidden: false,
        isBotSpeaking,
        isStopped: shown.stopped,
        mayTellBack: mayTellBack(shown),
      },
      viewer,
    ),
    state: [status, worker ?? '', holder.kind, shown.contact.state, shown.tellGp.state].join(' '),
  }
}

/** Named for the help that was given, never for the person. */
export function helpShownView(
  { words, at, help, rule, version, helplines }: ShownWords,
  { say, times, naming }: CaseWords,
) {
  return {
    text: words,
    at: times.full(at),
    help: say(`alert.help.${help}`),
    rule: say('alert.rule', { rule, version }),
    helplines: helplines.map(naming.helpline).join('; '),
  }
}

/** Everything that happened and who did it or read it, the newest first. */
export function timeline({ events }: ShownCase, { say, times, naming }: CaseWords) {
  return events
    .map(({ name, at, by, about }) => ({
      at: times.full(at),
      text: say(`event.${name.replace('.', '_')}`),
      who: naming.who(by),
      about: about && Object.values(about).flat().join(', '),
    }))
    .reverse()
}

/** Each answer of the conversation is an event; beside the case they would hide what was done with it. */
const isOfNote = ({ name }: ShownCase['events'][number]) => !name.startsWith('answer.')

function links(id: string) {
  const base = `/desk/cases/${encodeURIComponent(id)}`
  return { base, live: `${base}/live`, print: `${base}/print`, timeline: `${base}/timeline` }
}

/** Without a known language the browser finds the direction, from the first letter that has one. */
function saidView({ text, language }: Said, naming: Naming) {
  return { text, lang: language, dir: language ? naming.direction(language) : 'auto' }
}

function consentWhy(key: string, consent: ConsentState, { say, times }: CaseWords): string {
  return 'at' in consent
    ? say(`${key}.${consent.state}`, { day: times.day(consent.at) })
    : say(`${key}.notAsked`)
}

function todo(shown: ShownCase, viewer: Worker, { say, naming }: CaseWords): string {
  const { referral, holder, stopped, lines } = shown
  const { status, worker } = referral
  if (status === 'waiting') return say('todo.waiting')
  if (mayTellBack(shown) && !referral.messagesBack?.length) return say('todo.tellGp')
  if (status !== 'taken' || !worker) return say('todo.ended')
  if (worker !== viewer.id) return say('todo.takenBy', { name: naming.who(worker) })
  if (stopped) return say('todo.stopped')
  if (holder.kind === 'bot') return say('todo.withBot')
  if (!lines.some(({ from }) => from.kind === 'worker')) return say('todo.greet')
  const lastSpeaker = lines.findLast(({ from }) => from.kind !== 'bot')?.from.kind
  return say(lastSpeaker === 'person' ? 'todo.answer' : 'todo.yours')
}
