/** The referral itself: who refers to whom and why, what was agreed to, who was in contact, and what was signposted. */
import type { Signpost } from '../../domain/case.js'
import { contactOf, heldBack, own, type From } from './from.js'
import { notAsked, type Node } from './node.js'

export function referralDetails(from: From): Node {
  const { shown, writing } = from
  const { service } = writing
  const { needs, reasons } = shown.summary
  const phone = contactOf(from, 'phone') ?? contactOf(from, 'email')
  const why = [...needs.map(({ label }) => label), ...reasons.map(({ text }) => text)]
  return {
    referralDetailsRecordEntry: [
      {
        date: shown.referral.madeAt,
        referrerDetails: {
          name: contactOf(from, 'name')?.value ?? writing.say('who.person'),
          role: writing.say('document.referrer'),
          service: { freeText: service.name },
          organisation: { freeText: service.name },
          contactDetails: phone ? (phone.raw ?? phone.value) : heldBack(shown.contact),
        },
        referralMethod: writing.say('document.selfReferral'),
        reasonForReferral: why.length > 0 ? { freeText: why.join('; ') } : notAsked,
        referralTo: {
          role: writing.say('who.worker'),
          service: { freeText: service.name },
          contactDetails: `${service.phone}, ${service.email}`,
        },
      },
    ],
  }
}

export function consent({ shown, writing }: From): Node {
  const lines = shown.consents.map(({ purpose, consent: { state, ...rest } }) => {
    const day = 'at' in rest ? `, ${writing.day(rest.at)}` : ''
    return `${writing.say(`consent.${purpose}`)}: ${writing.say(`consentState.${state}`)}${day}`
  })
  return { consentForInformationSharing: lines.join('; ') }
}

export function presentingComplaintsOrIssues({ shown }: From): Node {
  const { needs, words, tried } = shown.summary
  const reported = [...words, ...(tried ? [tried] : [])].map(own)
  return {
    presentingComplaintOrIssue: needs.length > 0 ? needs.map(({ label }) => ({ freeText: label })) : notAsked,
    personReportedComplaintsOrIssues: reported.length > 0 ? reported : notAsked,
  }
}

export function contactsWithProfessionals({ shown, writing }: From): Node {
  const { attempts } = shown.referral
  if (attempts.length === 0) return notAsked
  return {
    contactsWithProfessionalsRecordEntry: attempts.map(({ at, by, how, result }) => ({
      dateAndTimeOfContact: at,
      seenBy: [{ name: writing.who(by), role: writing.say('who.worker') }],
      consultationMethod: writing.say(`way.${how}`),
      outcomeOfContact: writing.say(`result.${result}`),
    })),
  }
}

/** Each activity the person was shown and what they made of it. */
export function signpostDetails({ shown, writing }: From): Node {
  const { signposts } = shown.summary
  if (signposts.length === 0) return notAsked
  return {
    signpostDetailsRecordEntry: signposts.map((signpost) => ({
      date: signpost.at,
      signpostTo: { service: { freeText: signpost.name } },
      reasonForSignpost: { freeText: whatTheyMadeOfIt(signpost, writing) },
    })),
  }
}

const becauses = new Set(['far', 'cost', 'time', 'language', 'access', 'notMyThing', 'other'])

function whatTheyMadeOfIt({ state, because }: Signpost, { say }: From['writing']): string {
  return because
    ? say('document.signpostBecause', {
        state: say(`signpost.${state}`),
        because: becauses.has(because) ? say(`document.because.${because}`) : because,
      })
    : say(`signpost.${state}`)
}
