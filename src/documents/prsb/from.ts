/** What the sections of a document are made from, and the small questions that all of them ask of it. */
import type { ConsentState, ShownCase } from '../../desk/disclosure.js'
import type { ContactId, Said } from '../../desk/ports.js'
import type { Writing } from '../writing.js'
import { declined, notAsked, type Mark, type Own } from './node.js'

export interface From {
  /** What consent discloses, and nothing else of the case. */
  readonly shown: ShownCase
  readonly writing: Writing
}

/** Why there is no answer to any of these questions. */
export const missing = ({ shown }: From, ...steps: string[]): Mark =>
  steps.some((step) => shown.summary.asked[step] === 'skipped') ? declined : notAsked

/** Why something is held back: the person was asked and did not agree, or was not asked. */
export const heldBack = ({ state }: ConsentState): Mark => (state === 'notAsked' ? notAsked : declined)

export const own = ({ text, language }: Said): Own => ({ words: text, ...(language ? { language } : {}) })

/** The answer that gives this line of the contact panel; what consent does not cover is not among them. */
export const contactOf = ({ shown }: From, id: ContactId) => {
  const line = shown.summary.contact.find((one) => one.id === id)
  return line && isAnswered(shown, line.step) ? line : undefined
}

export const aboutOf = ({ shown }: From, step: string) => {
  const line = shown.summary.about.find((one) => one.step === step)
  return line && isAnswered(shown, step) ? line : undefined
}

/** A question that was skipped is described too: as skipped. That is a mark here, and no value. */
const isAnswered = ({ summary }: ShownCase, step: string | undefined): boolean =>
  step === undefined || summary.asked[step] !== 'skipped'
