import type { Bundle, Communication, Consent, Observation, Patient, Resource, Task } from '@medplum/fhirtypes'
import { bundle } from '../../src/documents/fhir/bundle.js'
import { taskStatus } from '../../src/documents/fhir/task.js'
import { outcomes } from '../../src/domain/referral.js'
import type { ShownCase } from '../../src/desk/disclosure.js'
import { caseOf, demoWorld, until, type DemoCases, patience } from './demo-cases.js'
import { fhirValidators } from './fhir-validators.js'

let cases: DemoCases
let validators: ReturnType<typeof fhirValidators>

const bundleOf = (shown: ShownCase): Bundle =>
  bundle({ shown, writing: cases.writing, now: until.toISOString() })
const all = <Type extends Resource>(name: string, type: Type['resourceType']): Type[] =>
  (bundleOf(caseOf(cases, name)).entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as Type] : [],
  )
/** The bundle and each resource by itself, as a validator of bundles need not look into them. */
const partsOf = (shown: ShownCase): Resource[] => {
  const whole = bundleOf(shown)
  return [whole, ...(whole.entry ?? []).flatMap(({ resource }) => resource ?? [])]
}
const taskOf = (name: string) => all<Task>(name, 'Task')[0]

beforeAll(async () => {
  cases = await demoWorld()
  validators = fhirValidators()
}, patience)

describe('The FHIR bundle', () => {
  it('of every demo case is valid, with its codes, for the first validator', () => {
    expect(cases.shown.flatMap((shown) => partsOf(shown).flatMap(validators.fhir))).toEqual([])
  })

  it('of every demo case is valid, with its invariants, for the second', () => {
    expect(cases.shown.flatMap((shown) => partsOf(shown).flatMap(validators.medplum))).toEqual([])
  })

  it('would not pass with a code outside a binding, a missing status or a broken invariant', () => {
    const whole = bundleOf(caseOf(cases, 'Joan Smith'))
    const resources = (whole.entry ?? []).map(({ resource }) => resource)
    const task = resources.find((one) => one?.resourceType === 'Task') as Task
    const consent = resources.find((one) => one?.resourceType === 'Consent') as Consent
    const wrongCode = { ...task, status: 'waiting' } as unknown as Task
    const { status: _gone, ...noStatus } = task
    const { policyRule: _rule, ...noPolicy } = consent
    expect(validators.fhir(wrongCode)).not.toEqual([])
    expect(validators.fhir(noStatus as Task)).not.toEqual([])
    expect(validators.medplum(noStatus as Task)).not.toEqual([])
    expect(validators.medplum(noPolicy as Consent)).not.toEqual([])
  })

  it('refers only to what it holds', () => {
    const dangling = cases.shown.flatMap((shown) => {
      const whole = bundleOf(shown)
      const held = new Set((whole.entry ?? []).map(({ fullUrl }) => fullUrl))
      expect(held.size).toBe(whole.entry?.length)
      return [...JSON.stringify(whole).matchAll(/"reference":"([^"]+)"/g)].filter(([, url]) => !held.has(url))
    })
    expect(dangling).toEqual([])
  })

  it('asks for social prescribing with its verified code', () => {
    expect(JSON.stringify(bundleOf(caseOf(cases, 'Joan Smith')))).toContain('871731000000106')
  })

  it('follows the case from asked for to its outcome', () => {
    expect(taskOf('Ray Cooper')).toMatchObject({ status: 'requested' })
    expect(taskOf('রহিমা বেগম')).toMatchObject({ status: 'accepted', owner: { display: 'Sam Okoro' } })
    expect(taskOf('Tomasz Wilk')).toMatchObject({ status: 'in-progress' })
    expect(taskOf('Claire Dubois')).toMatchObject({
      status: 'rejected',
      statusReason: { text: 'Lives outside our area' },
    })
    expect(taskOf('Joan Smith')).toMatchObject({
      status: 'completed',
      output: [{ valueCodeableConcept: { text: 'Connected to an activity or group' } }],
    })
    expect(taskOf('Ion Popescu')).toMatchObject({ status: 'failed' })
    expect(taskOf('Doris Webb')).toMatchObject({
      status: 'cancelled',
      statusReason: { coding: [{ code: '871711000000103' }] },
    })
  })

  it('gives every outcome a status that has ended', () => {
    const { referral } = caseOf(cases, 'Joan Smith')
    const statuses = outcomes.map((outcome) => taskStatus({ ...referral, outcome }, true))
    expect(statuses.every((status) => ['completed', 'failed', 'cancelled'].includes(status ?? ''))).toBe(true)
  })

  it('says who needs an interpreter, and for which language', () => {
    expect(all<Patient>('حسن الأحمد', 'Patient')[0]).toMatchObject({
      extension: [{ valueBoolean: true }],
      communication: [{ language: { coding: [{ code: 'ar' }] } }],
    })
  })

  it('has one consent for each purpose asked, with what was last said', () => {
    const consents = all<Consent>('Nadia Rahman', 'Consent')
    const contact = consents.find(({ category }) => category[0]?.text === 'Contact me')
    expect(contact).toMatchObject({ status: 'inactive', provision: { type: 'deny' } })
    expect(all<Patient>('Nadia Rahman', 'Patient')[0]?.telecom).toBeUndefined()
  })

  it('holds what worker and person wrote, and none of the talk with the bot', () => {
    const payloads = all<Communication>('Tomasz Wilk', 'Communication').map(
      ({ payload }) => payload?.[0]?.contentString,
    )
    expect(payloads).toEqual([
      'Dzień dobry, tu Sam. Czy możemy porozmawiać w środę rano?',
      'Tak, środa rano jest dobra. Dziękuję.',
    ])
  })

  it('weighs needs only as the person weighed them', () => {
    const weights = all<Observation>('Joan Smith', 'Observation').map(({ valueInteger }) => valueInteger)
    expect(weights).toEqual([9, 7])
    expect(all<Observation>('Ray Cooper', 'Observation')).toEqual([])
  })
})
