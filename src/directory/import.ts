/** A feed of Open Referral UK, v1 or v3, made services of ours: cleaned, marked with needs, and with every problem named. */
import { z } from 'zod'
import type { NeedId } from '../domain/need.js'
import type { Service } from '../domain/service.js'
import { serviceSchema } from '../domain/service.js'
import { CairnError } from '../errors.js'
import { asV3, languageCodes } from './feed-v1.js'
import { plainText } from './plain-text.js'
import { weaknesses } from './quality.js'

export interface ImportOptions {
  /** The needs a service's name and description speak of, the plainest first. */
  readonly needsOf: (text: string) => readonly NeedId[]
  /** ISO date, for "not checked for two years". */
  readonly today: string
  /** The language the feed is written in. */
  readonly language: string
}

export interface Problem {
  /** Id and name as the feed has them; its place in the feed where it has neither. */
  readonly record: string
  readonly problem: string
}

export interface Imported {
  readonly read: number
  readonly services: readonly Service[]
  readonly problems: readonly Problem[]
}

const rawRecord = z.record(z.string(), z.unknown())
const listSchema = z.union([
  z.array(z.unknown()),
  z.object({ contents: z.array(z.unknown()) }).transform(({ contents }) => contents),
  z.object({ content: z.array(z.unknown()) }).transform(({ content }) => content),
  z.object({ services: z.array(z.unknown()) }).transform(({ services }) => services),
  rawRecord.refine((record) => 'id' in record || 'name' in record).transform((record) => [record]),
])

/** Throws `CairnError` with `bad_feed` when the JSON is no list, page or record; single bad records are reported and left out. */
export function importFeed(json: unknown, options: ImportOptions): Imported {
  const list = listSchema.safeParse(json)
  if (!list.success)
    throw new CairnError(
      'bad_feed',
      'the feed is neither a list of services nor a page with "contents"; fetch /services and try again',
    )
  const codes = languageCodes(options.language)
  const services = new Map<string, Service>()
  const problems: Problem[] = []
  list.data.forEach((raw, position) => {
    const record = nameOf(raw, position)
    const note = (problem: string): void => void problems.push({ record, problem })
    const service = serviceOf(raw, codes, note)
    if (service === undefined) return
    if (services.has(service.id)) return note('left out: its id is already used by an earlier record')
    const marked = withNeeds(service, options.needsOf)
    if (marked.attributes.length === service.attributes.length) note('no need recognised')
    for (const weakness of weaknesses(service, options.today)) note(weakness)
    services.set(service.id, marked)
  })
  return { read: list.data.length, services: [...services.values()], problems }
}

function nameOf(raw: unknown, position: number): string {
  const { id, name } = rawRecord.safeParse(raw).data ?? {}
  const shown = [id, name].filter(
    (part) => (typeof part === 'string' && part.trim() !== '') || typeof part === 'number',
  )
  return shown.length === 0 ? `record ${position}` : shown.map(String).join(' ')
}

/** Undefined when what cannot be done without is missing; other faults cost the record only the field they are in. */
function serviceOf(
  raw: unknown,
  codes: ReadonlyMap<string, string>,
  note: (problem: string) => void,
): Service | undefined {
  const record = rawRecord.safeParse(raw)
  if (!record.success) return void note('left out: it is not a record')
  const candidate: Record<string, unknown> = structuredClone({ ...asV3(record.data, codes) })
  tidy(candidate)
  const first = serviceSchema.safeParse(candidate)
  if (first.success) return first.data
  for (const { path, message } of first.error.issues) {
    if (['id', 'name', 'status'].includes(String(path[0])))
      return void note(`left out: ${path.join('.')} ${message}`)
    note(`dropped: ${path.join('.')} ${message}`)
    drop(candidate, path)
  }
  const second = serviceSchema.safeParse(candidate)
  if (second.success) return second.data
  return void note(
    `left out: ${second.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(', ')}`,
  )
}

/** Markup off, and the slips that need no guessing mended: "www.example.org", a full stop after an e-mail address. */
function tidy(candidate: Record<string, unknown>): void {
  for (const field of ['name', 'description', 'alert'])
    if (typeof candidate[field] === 'string') candidate[field] = plainText(candidate[field])
  const organization = rawRecord.safeParse(candidate.organization)
  if (organization.success) candidate.organization = { ...organization.data }
  for (const owner of [candidate, candidate.organization]) {
    if (typeof owner !== 'object' || owner === null) continue
    for (const [field, mend] of Object.entries({
      url: webAddress,
      website: webAddress,
      email: mailAddress,
    })) {
      const written: unknown = Reflect.get(owner, field)
      if (typeof written === 'string') Reflect.set(owner, field, mend(plainText(written)))
    }
  }
}

const webAddress = (text: string): string =>
  /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(text) ? `https://${text}` : text
const mailAddress = (text: string): string => text.replace(/\.+$/, '')

function drop(candidate: Record<string, unknown>, path: readonly PropertyKey[]): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      candidate,
    )
  const last = path.at(-1)
  if (typeof parent === 'object' && parent !== null && last !== undefined)
    Reflect.set(parent, last, undefined)
}

const mostNeeds = 3

/** Needs stand first: what a service is mainly for is read from their order. */
function withNeeds(service: Service, needsOf: ImportOptions['needsOf']): Service {
  const needs = needsOf(`${service.name}. ${service.description ?? ''}`).slice(0, mostNeeds)
  const marks = needs.map((need) => ({
    taxonomy_term: { code: need, name: need, taxonomy: 'Cairn needs' },
    value: undefined,
  }))
  return { ...service, attributes: [...marks, ...service.attributes] }
}
