import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadServices } from '../../src/directory/load.js'
import { ContentError } from '../../src/errors.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'services-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file: string, content: unknown): void =>
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
const tea = { id: 'tea', name: 'Tea and talk', status: 'active' }

function refusal(): ContentError {
  try {
    loadServices(folder)
  } catch (error) {
    if (error instanceof ContentError) return error
  }
  throw new Error('the folder was accepted')
}

describe('a folder of services', () => {
  it('may hold one service, a list, or a page of an Open Referral list', () => {
    write('a.json', tea)
    write('b.json', [{ ...tea, id: 'walk' }])
    write('c.json', { total_items: 1, contents: [{ ...tea, id: 'choir' }] })
    write('notes.txt', 'not a service')
    expect(loadServices(folder).map(({ id }) => id)).toEqual(['tea', 'walk', 'choir'])
  })

  it('names the file, the path and the record of what is wrong', () => {
    write('food.json', [tea, { ...tea, id: 'x', schedules: [{ byday: 'Tuesday' }] }])
    const { code, message } = refusal()
    expect(code).toBe('bad_service')
    expect(message).toBe(
      'content/services/food.json: 1.schedules.0.byday (Tea and talk) must be days like MO,TH or 2TH; correct it or remove the record',
    )
  })

  it.each([
    [{ ...tea, name: ' ' }, 'name'],
    [{ ...tea, id: undefined }, 'id (Tea and talk) needs an id'],
    [{ ...tea, status: 'open' }, 'must be active, inactive, defunct or temporarily closed'],
    [{ ...tea, assured_date: '12/03/2026' }, 'must be a date like 2026-03-31'],
    [{ ...tea, url: 'javascript:alert(1)' }, 'must be a web address'],
    [{ ...tea, email: 'nobody' }, 'must be an e-mail address'],
    [
      { ...tea, cost_options: [{ amount: 'three' }] },
      'cost_options.0.amount (Tea and talk) must be a number',
    ],
    [{ ...tea, schedules: [{ opens_at: 'noon' }] }, 'must be a time like 09:30'],
    ['just a text', 'the record'],
  ])('refuses %j', (record, said) => {
    write('one.json', JSON.stringify(record))
    expect(refusal().message).toContain(said)
    expect(refusal().message).toMatch(/^content\/services\/one\.json: /)
  })

  it('refuses an id used twice and names both files', () => {
    write('a.json', tea)
    write('b.json', [tea])
    const { code, message } = refusal()
    expect(code).toBe('duplicate_service')
    expect(message).toContain('content/services/b.json: 0.id')
    expect(message).toContain('content/services/a.json')
  })

  it('refuses a file that is not JSON', () => {
    write('a.json', '{ "id": ')
    expect(refusal().message).toMatch(/^content\/services\/a\.json: is not valid JSON/)
  })
})

describe('a record', () => {
  it('may be spelled as in the UK profile or as in HSDS', () => {
    write('uk.json', {
      ...tea,
      fees: 'Free to join',
      organization: { id: 'o', name: 'O', website: 'https://example.org/' },
      attributes: [{ taxonomy_term: { term: 'food', name: 'Food' } }],
      service_at_locations: [{ location: { accessibility: [{ accessibility: 'Step-free' }] } }],
    })
    write('hsds.json', {
      ...tea,
      id: 'hsds',
      fees_description: 'Free to join',
      organization: { id: 'o', name: 'O', url: 'https://example.org/' },
      attributes: [{ taxonomy_term: { code: 'food', name: 'Food' } }],
      service_at_locations: [{ location: { accessibility: [{ description: 'Step-free' }] } }],
    })
    const [hsds, uk] = loadServices(folder)
    expect({ ...uk, id: '' }).toEqual({ ...hsds, id: '' })
  })

  it('may hold null, empty text, fields we do not know, ages of -1 and an id that is a number', () => {
    write('odd.json', {
      ...tea,
      id: 7,
      url: '',
      description: null,
      minimum_age: -1,
      schedules: null,
      pc_metadata: {},
      assured_date: '2024-10-08T10:00:00Z',
    })
    const [odd] = loadServices(folder)
    expect(odd).toMatchObject({ id: '7', minimum_age: undefined, schedules: [], assured_date: '2024-10-08' })
  })

  it('that the Open Referral examples call right is accepted', () => {
    write('example.json', readFileSync('tests/directory/full-service.json', 'utf8'))
    const [service] = loadServices(folder)
    expect(service).toMatchObject({
      name: 'Supper at the Mill',
      minimum_age: 12,
      cost_options: [{ amount: 3.5 }],
    })
    expect(service?.schedules[0]).toMatchObject({ byday: 'TH,FR', opens_at: '10:00' })
  })
})
