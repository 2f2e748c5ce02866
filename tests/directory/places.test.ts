import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpPlaces, placesInTurn, tablePlaces } from '../../src/directory/places.js'

const caerwick = tablePlaces('content/places.json')
const postcode = (text: string) => ({ kind: 'postcode', postcode: text }) as const
const town = (text: string) => ({ kind: 'town', town: text }) as const

describe('the table of places', () => {
  it.each(['XB1 1DA', 'xb11da', ' xb1  1da '])(
    'knows the postcode "%s" and tells the neighbourhood',
    async (text) => {
      expect(await caerwick.locate(postcode(text))).toEqual({
        name: 'Marketgate, Caerwick',
        latitude: 52.3006,
        longitude: -3.0004,
      })
    },
  )

  it.each([
    ['XB2 1ZZ', 'Northfields, Caerwick'],
    ['XB2 9ZZ', 'North Caerwick'],
    ['XB7', 'Tarrowmoor'],
  ])('falls back for %s to %s', async (text, name) => {
    expect((await caerwick.locate(postcode(text)))?.name).toBe(name)
  })

  it.each(['XA1 1AA', 'SW1A 1AA', '', '__proto__', 'constructor'])(
    'does not know the postcode "%s"',
    async (text) => {
      expect(await caerwick.locate(postcode(text))).toBeUndefined()
    },
  )

  it.each([
    ['Llanfenna', 'Llanfenna'],
    ['  the  QUAY ', 'Old Quay'],
    ['northfeilds', 'Northfields'],
    ['Tarowmoor', 'Tarrowmoor'],
    ['I live in hollin green now', 'Hollin Green'],
    ['near St. Brannocs church', "St Brannoc's"],
    ['Sallowford near Caerwick', 'Sallowford'],
    ['upper tarrow', 'Upper Tarrow'],
    ['Stanchly', 'Stanchley'],
  ])('reads "%s" as %s', async (text, name) => {
    expect((await caerwick.locate(town(text)))?.name).toBe(name)
  })

  it.each(['Birmingham', 'here', '', 'a'.repeat(5_000), 'Millrace or Larkrise'])(
    'does not guess at "%s"',
    async (text) => {
      expect(await caerwick.locate(town(text))).toBeUndefined()
    },
  )

  it('has no place for a person with no fixed address', async () => {
    expect(await caerwick.locate({ kind: 'noFixedAddress' })).toBeUndefined()
  })

  it('refuses a bad table and names the field', () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'))
    const file = join(folder, 'places.json')
    writeFileSync(
      file,
      JSON.stringify({
        postcodes: { 'XB1 1AA': { latitude: 520, longitude: 0 } },
        sectors: {},
        outward: {},
        towns: [],
      }),
    )
    expect(() => tablePlaces(file)).toThrow(/^content\/places\.json: postcodes\.XB1 1AA\.latitude /)
    rmSync(folder, { recursive: true })
  })
})

describe('a lookup over HTTP', () => {
  const asked: string[] = []
  let server: Server | undefined
  const answering = async (answer: RequestListener) => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      answer(request, response)
    })
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    return httpPlaces({ url: `http://127.0.0.1:${port}/postcodes/{postcode}`, timeoutMs: 300 })
  }
  const saying = (body: unknown, status = 200) =>
    answering((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  afterEach(async () => {
    asked.length = 0
    server?.closeAllConnections()
    await new Promise((closed) => server?.close(closed))
  })

  it('reads the answer of postcodes.io and keeps the postcode inside its place in the address', async () => {
    const places = await saying({
      status: 200,
      result: { latitude: 52.3, longitude: -3, admin_district: 'Tarrowside', extra: 1 },
    })
    expect(await places.locate(postcode('XB1 1/../AA'))).toEqual({
      name: 'Tarrowside',
      latitude: 52.3,
      longitude: -3,
    })
    expect(asked).toEqual(['/postcodes/XB1%201%2F..%2FAA'])
  })

  it('reads latitude and longitude alone, and names the place by the first half of the postcode', async () => {
    const places = await saying({ latitude: 52.3, longitude: -3 })
    expect(await places.locate(postcode('XB1 1AA'))).toEqual({ name: 'XB1', latitude: 52.3, longitude: -3 })
  })

  it.each([
    ['not found', { status: 404, error: 'Postcode not found' }, 404],
    ['a fault', 'oops', 500],
    ['garbage', '<html>', 200],
    ['nothing', '', 200],
    ['no result', { status: 200, result: null }, 200],
    ['a place off the Earth', { latitude: 520, longitude: 0 }, 200],
    ['text for a number', { latitude: '52', longitude: '0' }, 200],
    ['far too much', ' '.repeat(2_000_000), 200],
  ])('takes %s for "not known here"', async (_what, body, status) => {
    const places = await saying(body, status)
    expect(await places.locate(postcode('XB1 1AA'))).toBeUndefined()
  })

  it('does not wait for a server that hangs', async () => {
    const places = await answering(() => undefined)
    expect(await places.locate(postcode('XB1 1AA'))).toBeUndefined()
  })

  it('does not wait for an answer that never ends', async () => {
    const places = await answering((_request, response) => response.write('{'))
    expect(await places.locate(postcode('XB1 1AA'))).toBeUndefined()
  })

  it('does not follow a server that sends it elsewhere', async () => {
    // Not chained: restify, once loaded in the process, changes what Node's own writeHead gives back.
    const places = await answering((_request, response) => {
      response.writeHead(302, { location: '/other' })
      response.end()
    })
    expect(await places.locate(postcode('XB1 1AA'))).toBeUndefined()
  })

  it('does not mind a server that is not there or an address that is none', async () => {
    expect(
      await httpPlaces({ url: 'http://127.0.0.1:9/{postcode}', timeoutMs: 300 }).locate(postcode('XB1 1AA')),
    ).toBeUndefined()
    expect(await httpPlaces({ url: 'nowhere', timeoutMs: 300 }).locate(postcode('XB1 1AA'))).toBeUndefined()
  })

  it('is asked for postcodes only, and after the table', async () => {
    const places = placesInTurn(caerwick, await saying({ latitude: 51, longitude: -1 }))
    expect((await places.locate(town('Nowhere')))?.name).toBeUndefined()
    expect((await places.locate(postcode('XB1 1DA')))?.latitude).toBe(52.3006)
    expect((await places.locate(postcode('SW1A 1AA')))?.latitude).toBe(51)
    expect(asked).toEqual(['/postcodes/SW1A%201AA'])
  })
})
