/** Open Referral UK v1 records in the words of v3. What is v3 already stays as it is. */
import { z } from 'zod'

export type RawRecord = Readonly<Record<string, unknown>>

/** A value of the wrong kind is as good as absent: the quality check says what is missing. */
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const records = z.preprocess(
  (value) =>
    Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : undefined,
  z.array(z.record(z.string(), z.unknown())).optional(),
)
const text = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined),
  z.string().optional(),
)
const age = z.preprocess(
  (value) => (typeof value === 'number' && value >= 0 ? value : undefined),
  z.number().optional(),
)

const v1Schema = z.looseObject({
  regular_schedules: records,
  eligibilitys: z.preprocess(list, z.array(z.object({ minimum_age: age, maximum_age: age }).catch({}))),
  service_taxonomys: z.preprocess(
    list,
    z.array(
      z
        .object({ taxonomy: z.object({ id: text, name: text, vocabulary: text }) })
        .nullable()
        .catch(null),
    ),
  ),
  service_at_locations: records,
  languages: records,
  attending_type: text,
  attending_access: text,
  deliverable_type: text,
  pc_targetAudience: records,
  pc_metadata: z.object({ date_assured: text }).optional().catch(undefined),
})

/** The code of a language named in the feed's own language: feeds write "Polish" more often than "pl". */
export function languageCodes(feedLanguage: string): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames([feedLanguage], { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return new Map(
    codes.flatMap((code) => {
      const name = names.of(code)
      return name === undefined ? [] : [[name.toLowerCase(), code] as const]
    }),
  )
}

const term = (code: string | undefined, taxonomy: string, name = code) =>
  code === undefined ? [] : [{ taxonomy_term: { code, name: name?.trim() ?? code, taxonomy } }]
const several = (marks: string | undefined): string[] =>
  (marks ?? '')
    .split(/[,;|]/)
    .map((mark) => mark.trim().replaceAll('_', ' '))
    .filter((mark) => mark !== '')

export function asV3(record: RawRecord, codes: ReadonlyMap<string, string>): RawRecord {
  const v1 = v1Schema.parse(record)
  const ages = v1.eligibilitys
  const least = ages.flatMap(({ minimum_age }) => minimum_age ?? [])
  const most = ages.flatMap(({ maximum_age }) => maximum_age ?? [])
  const marks = [
    ...several(v1.attending_type),
    ...several(v1.attending_access),
    ...several(v1.deliverable_type),
  ]
  const attributes = [
    ...list(record.attributes),
    ...v1.service_taxonomys.flatMap((link) =>
      term(
        link?.taxonomy.id ?? link?.taxonomy.name,
        link?.taxonomy.vocabulary ?? 'Feed',
        link?.taxonomy.name,
      ),
    ),
    ...marks.flatMap((mark) => term(mark.toLowerCase(), 'How it is offered', mark)),
    ...(v1.pc_targetAudience ?? []).flatMap(({ audienceType: who }) =>
      typeof who === 'string' ? term(who.trim(), 'Who it is for') : [],
    ),
  ]
  return {
    ...record,
    assured_date: record.assured_date ?? v1.pc_metadata?.date_assured,
    schedules: record.schedules ?? v1.regular_schedules,
    ...(least.length > 0 && { minimum_age: Math.min(...least) }),
    ...(most.length > 0 && most.length === ages.length && { maximum_age: Math.max(...most) }),
    attributes,
    languages: v1.languages?.map(({ language, name = language, code }) => ({
      name,
      code: code ?? (typeof name === 'string' ? codes.get(name.trim().toLowerCase()) : undefined),
    })),
    service_at_locations: v1.service_at_locations?.map(locationAsV3),
  }
}

function locationAsV3(at: RawRecord): RawRecord {
  const schedules = at.schedules ?? at.regular_schedules ?? at.regular_schedule
  const location = z.record(z.string(), z.unknown()).safeParse(at.location)
  if (!location.success) return { ...at, schedules }
  const { physical_addresses, accessibility_for_disabilities, ...place } = location.data
  return {
    ...at,
    schedules,
    location: {
      ...place,
      addresses: place.addresses ?? physical_addresses,
      accessibility: place.accessibility ?? accessibility_for_disabilities,
    },
  }
}
