import { readConfig } from '../../src/config.js'
import { createKeys } from '../../src/http/api/keys.js'
import { formOf } from '../../src/http/api/media.js'

const secret = 'a-secret-of-more-than-24-characters'

describe('Keys in the settings', () => {
  it('are read with their scope, colons in the secret and all', () => {
    const { API_KEYS } = readConfig({ API_KEYS: `hub:read:${secret}, crm:write:${secret}:2` })
    expect(API_KEYS).toEqual([
      { name: 'hub', scope: 'read', secret },
      { name: 'crm', scope: 'write', secret: `${secret}:2` },
    ])
    expect(readConfig({}).API_KEYS).toEqual([])
  })

  it('are refused when they are short, unnamed, twice the same or of an unknown scope', () => {
    for (const keys of [
      'hub:read:short',
      `:read:${secret}`,
      `hub:admin:${secret}`,
      `hub:read:${secret},hub:write:${secret}`,
    ])
      expect(() => readConfig({ API_KEYS: keys })).toThrow('API_KEYS')
  })

  it('never stand in what is said to be wrong with them', () => {
    let message = ''
    try {
      readConfig({ API_KEYS: `hub:admin:${secret}` })
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain('API_KEYS')
    expect(message).not.toContain(secret)
  })
})

describe('A key', () => {
  const keys = createKeys([{ name: 'hub', scope: 'read', secret }])

  it('is found by its secret, and by nothing like it', () => {
    expect(keys.find(`Bearer ${secret}`)).toEqual({ name: 'hub', scope: 'read' })
    expect(keys.find(`bearer ${secret}`)).toEqual({ name: 'hub', scope: 'read' })
    for (const wrong of [undefined, '', 'Bearer', 'Bearer ', secret, `Basic ${secret}`, `Bearer ${secret}x`])
      expect(keys.find(wrong)).toBeUndefined()
  })
})

describe('The form that is asked for', () => {
  it('is JSON unless FHIR is wanted at least as much', () => {
    expect(formOf(undefined)).toBe('json')
    expect(formOf('*/*')).toBe('json')
    expect(formOf('application/fhir+json')).toBe('fhir')
    expect(formOf('application/fhir+json, application/json;q=0.5, */*;q=0.1')).toBe('fhir')
    expect(formOf('application/json, application/fhir+json;q=0.5')).toBe('json')
    expect(formOf('text/html')).toBeUndefined()
    expect(formOf('application/json;q=0')).toBeUndefined()
  })
})
