import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { Validator } from '@seriousme/openapi-schema-validator'
import { patience } from '../documents/demo-cases.js'
import { apiWorld, bodyOf, type ApiWorld } from './api-world.js'

let world: ApiWorld
beforeAll(async () => {
  world = await apiWorld({ only: ['ray', 'owen', 'kyle'] })
}, patience)

const described = async () =>
  bodyOf<{ paths: Record<string, Record<string, unknown>>; components: { schemas: Record<string, object> } }>(
    await world.get('/api/openapi.json', { key: '' }),
  )

describe('The description of the interface', () => {
  it('is valid OpenAPI for a validator from elsewhere, and open to all', async () => {
    const result = await new Validator().validate(await described())
    expect(result).toMatchObject({ valid: true })
  })

  it('would not be valid without its paths', async () => {
    const { paths: _gone, ...rest } = await described()
    expect((await new Validator().validate({ ...rest, paths: 7 })).valid).toBe(false)
  })

  it('describes every route of the interface and no other', async () => {
    const { paths } = await described()
    const said = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => method !== 'parameters')
        .map((method) => `${method.toUpperCase()} ${path}`),
    )
    const there = world.routes
      .filter(({ access }) => access === 'api')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(said.sort()).toEqual(there.sort())
  })

  it('describes what is really given', async () => {
    const { components } = await described()
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
    ajv.addSchema({ $id: 'https://cairn.invalid/api', components })
    const check = ajv.getSchema('https://cairn.invalid/api#/components/schemas/ReferralPage')
    const page = bodyOf(await world.get('/api/referrals', { query: { limit: '100' } }))
    expect(check?.(page) ? [] : check?.errors).toEqual([])
    expect(check?.({ items: [{ id: 1 }], more: false })).toBe(false)
  })

  it('gives the schema of a referral by itself', async () => {
    const schema = bodyOf<{ $schema: string }>(await world.get('/api/referral.schema.json', { key: '' }))
    expect(() => new Ajv2020({ strict: false, validateFormats: false }).compile(schema)).not.toThrow()
  })
})
