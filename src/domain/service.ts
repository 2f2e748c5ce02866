/**
 * A service as Cairn reads it: an Open Referral UK v3 / HSDS 3.0 "full service" record.
 * The UK profile and HSDS disagree on spellings (`fees`, `term`, `accessibility`, `website` against `fees_description`,
 * `code`, `description`, `url`); both are accepted and the HSDS one is kept. Unknown fields are ignored, null and ""
 * mean "not said", and times and dates are cut to `HH:MM` and `YYYY-MM-DD`.
 */
import { z } from 'zod'

const said = (value: unknown): unknown => (value === null || value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(said, schema.optional())
const list = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? [], z.array(schema))

const words = optional(z.string('must be text'))
const id = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string('needs an id').trim().min(1, 'needs an id'),
)
const date = optional(
  z.preprocess(
    (value) => (typeof value === 'string' ? value.slice(0, 10) : value),
    z.iso.date('must be a date like 2026-03-31'),
  ),
)
const time = optional(
  z
    .string()
    .regex(/^([01]?\d|2[0-4]):[0-5]\d/, 'must be a time like 09:30')
    .transform((value) => (/^\d:/.test(value) ? `0${value}` : value).slice(0, 5)),
)
const webAddress = optional(
  z.url({ protocol: /^https?$/, error: 'must be a web address like https://example.org' }),
)
const email = optional(z.email('must be an e-mail address'))
const number = optional(z.coerce.number('must be a number'))
/** Several real feeds write -1 where no limit is meant. */
const age = z.preprocess(
  (value) => (typeof value === 'number' && value < 0 ? undefined : said(value)),
  number,
)

const taxonomyTermSchema = z
  .object({ code: words, term: words, name: words, taxonomy: words })
  .transform(({ code, term, name, taxonomy }) => ({
    code: code ?? term ?? name,
    name: name ?? term ?? code,
    taxonomy,
  }))
const attributeSchema = z.object({ taxonomy_term: optional(taxonomyTermSchema), value: words })

const phoneSchema = z.object({ number: z.string('needs a number').min(1, 'needs a number') })
const contactSchema = z.object({ email, phones: list(phoneSchema) })

const weekdayRule = /^([+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU))(,[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU))*$/
const scheduleSchema = z.object({
  valid_from: date,
  valid_to: date,
  freq: words,
  /** RRULE days: `MO,TH`, or `2TH` for the second Thursday of a month. */
  byday: optional(
    z
      .string()
      .transform((value) => value.toUpperCase().replace(/\s/g, ''))
      .pipe(z.string().regex(weekdayRule, 'must be days like MO,TH or 2TH')),
  ),
  bymonthday: words,
  description: words,
  opens_at: time,
  closes_at: time,
  attending_type: words,
  notes: words,
})

const accessibilitySchema = z
  .object({ description: words, accessibility: words, details: words, attributes: list(attributeSchema) })
  .transform(({ description, accessibility, details, attributes }) => ({
    description: description ?? accessibility,
    details,
    attributes,
  }))
const addressSchema = z.object({
  address_1: words,
  address_2: words,
  city: words,
  state_province: words,
  postal_code: words,
  address_type: words,
})
const locationSchema = z.object({
  location_type: z.preprocess(
    said,
    z.enum(['physical', 'postal', 'virtual'], 'must be physical, postal or virtual').default('physical'),
  ),
  name: words,
  latitude: number,
  longitude: number,
  addresses: list(addressSchema),
  accessibility: list(accessibilitySchema),
  phones: list(phoneSchema),
})
const serviceAtLocationSchema = z.object({
  location: optional(locationSchema),
  schedules: list(scheduleSchema),
  phones: list(phoneSchema),
  contacts: list(contactSchema),
})
const costOptionSchema = z.object({
  valid_from: date,
  valid_to: date,
  option: words,
  currency: words,
  amount: number,
  amount_description: words,
})
const languageSchema = z.object({ code: words, name: words })
const organizationSchema = z
  .object({ id: optional(id), name: words, email, url: webAddress, website: webAddress })
  .transform(({ url, website, ...organization }) => ({ ...organization, url: url ?? website }))

export const serviceSchema = z
  .object({
    id,
    name: z.string('needs a name').trim().min(1, 'needs a name'),
    description: words,
    url: webAddress,
    email,
    status: z.preprocess(
      (value) => (typeof value === 'string' ? value.toLowerCase() : value),
      z.enum(
        ['active', 'inactive', 'defunct', 'temporarily closed'],
        'must be active, inactive, defunct or temporarily closed',
      ),
    ),
    fees: words,
    fees_description: words,
    interpretation_services: words,
    application_process: words,
    alert: words,
    minimum_age: age,
    maximum_age: age,
    assured_date: date,
    schedules: list(scheduleSchema),
    service_at_locations: list(serviceAtLocationSchema),
    languages: list(languageSchema),
    organization: optional(organizationSchema),
    cost_options: list(costOptionSchema),
    phones: list(phoneSchema),
    contacts: list(contactSchema),
    attributes: list(attributeSchema),
  })
  .transform(({ fees, fees_description, ...service }) => ({
    ...service,
    fees_description: fees_description ?? fees,
  }))

export type Service = z.infer<typeof serviceSchema>
export type Schedule = Service['schedules'][number]
