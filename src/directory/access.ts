/** What a service says about access, from its attributes and, where those are silent, from the words about its places. */
import type { AccessNeed } from '../domain/person.js'
import type { Service } from '../domain/service.js'

export interface Access {
  /** Undefined: nobody has said. */
  readonly stepFree?: boolean
  readonly offers: ReadonlySet<AccessNeed>
}

/** Attribute codes and plain phrases by which a record says that it offers something. */
const signs: Readonly<Record<AccessNeed, RegExp>> = {
  stepFree: /step[- ]free|wheelchair|level access|\bramp|fully accessible/i,
  largePrint: /large print/i,
  easyRead: /easy[- ]read/i,
  signLanguage: /sign language|\bBSL\b|\bbfi\b/i,
  hearingLoop: /(hearing|induction) loop/i,
  interpreter: /interpreter|interpreting/i,
  supportToTalk: /supported communication|communication support|support to talk/i,
  longerAppointments: /longer appointment/i,
  contactByTextOnly: /text relay|contact by text|text us/i,
}
const notStepFree =
  /not step[- ]free|no step[- ]free|not wheelchair|no wheelchair|no level access|steps up to|stairs only|upstairs, no lift/i

const places = (service: Service) => service.service_at_locations.flatMap(({ location }) => location ?? [])

export function accessOf(service: Service): Access {
  const accessibility = places(service).flatMap((place) => place.accessibility)
  const attributes = [...service.attributes, ...accessibility.flatMap((entry) => entry.attributes)]
  const phrases = [
    ...attributes.flatMap(({ taxonomy_term: term }) => [term?.code, term?.name]),
    ...accessibility.flatMap(({ description, details }) => [description, details]),
    ...service.languages.flatMap(({ code, name }) => [code, name]),
    /^(no|none)\b/i.test(service.interpretation_services ?? 'none') ? undefined : 'interpreter',
  ].filter((phrase) => phrase !== undefined)
  const denied = phrases.some((phrase) => notStepFree.test(phrase))
  const offers = new Set(
    (Object.keys(signs) as AccessNeed[]).filter(
      (need) => !(need === 'stepFree' && denied) && phrases.some((phrase) => signs[need].test(phrase)),
    ),
  )
  return { offers, ...(denied ? { stepFree: false } : offers.has('stepFree') && { stepFree: true }) }
}
