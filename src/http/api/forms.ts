/** A disclosed case in the form that was asked for, alone or on a page. */
import { bundle, entries } from '../../documents/fhir/bundle.js'
import { hiddenTask, searchset } from '../../documents/fhir/searchset.js'
import { prsbDocument } from '../../documents/prsb/document.js'
import type { Standard } from '../../documents/prsb/standard.js'
import type { Writing } from '../../documents/writing.js'
import type { Disclosure, HiddenCase, ShownCase } from '../../desk/disclosure.js'
import type { Form } from './media.js'

export interface Forms {
  one(shown: ShownCase, form: Form): unknown
  page(items: readonly OnPage[], form: Form, about: PageFacts): unknown
}

export interface OnPage {
  readonly disclosed: Disclosure
  readonly changedAt: string
}

export interface PageFacts {
  readonly more: boolean
  readonly next?: string | undefined
  /** Where this page and the next are, as paths. */
  readonly links: { readonly self: string; readonly next?: string | undefined }
}

export function createForms(world: { writing: Writing; standard: Standard; now: () => string }): Forms {
  const { writing, standard, now } = world
  const asPrsb = (shown: ShownCase) => prsbDocument(shown, { writing, standard, now: now() })
  const asFhir = (shown: ShownCase) => ({ shown, writing, now: now() })
  return {
    one: (shown, form) => (form === 'fhir' ? bundle(asFhir(shown)) : asPrsb(shown)),
    page(items, form, { more, next, links }) {
      if (form === 'fhir') {
        const found = items.map(({ disclosed, changedAt }) =>
          disclosed.kind === 'shown'
            ? entries(asFhir(disclosed))
            : [hiddenTask(disclosed, { changedAt, writing })],
        )
        return searchset(found, { links, now: now() })
      }
      const listed = items.map(({ disclosed, changedAt }) =>
        disclosed.kind === 'shown' ? asPrsb(disclosed) : hidden(disclosed, changedAt),
      )
      return { items: listed, ...(next ? { next } : {}), more }
    },
  }
}

const hidden = ({ id, reference, status }: HiddenCase, changedAt: string) => ({
  id,
  reference,
  status,
  changedAt,
  hidden: true,
})
