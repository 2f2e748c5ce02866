/** The settings of the Azure channels, up to the running service: who is served, and what must be set together. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authenticationFor } from '../../../src/channels/azure/adapter.js'
import { azureSettings, publicCloud } from '../../../src/channels/azure/settings.js'
import { readConfig } from '../../../src/config.js'
import { startService } from '../../../src/service.js'
import { appId } from './service.js'

const settings = (set: Record<string, string>) => azureSettings(readConfig(set))
const id = { MICROSOFT_APP_ID: appId }
const password = { MICROSOFT_APP_PASSWORD: 'secret' }
const tenant = { MICROSOFT_APP_TENANT_ID: '72f988bf-86f1-41af-91ab-2d7cd011db47' }

describe('the kinds of app', () => {
  it.each([
    ['of one tenant', { ...id, ...password, ...tenant }, 'SingleTenant'],
    [
      'with a managed identity',
      { ...id, ...tenant, MICROSOFT_APP_TYPE: 'UserAssignedMSI' },
      'UserAssignedMSI',
    ],
    ['of many tenants, from before', { ...id, ...password }, 'MultiTenant'],
  ])('%s has credentials', async (_, set, type) => {
    const made = settings(set)
    expect(made?.identity).toMatchObject({ appId, type })
    const authentication = authenticationFor(made?.identity, made?.cloud ?? publicCloud)
    await expect(authentication.authenticateRequest({ channelId: 'msteams' } as never, '')).rejects.toThrow()
  })

  it.each([
    [{ ...id, ...password, MICROSOFT_APP_TYPE: 'SingleTenant' }, 'MICROSOFT_APP_TENANT_ID'],
    [{ ...id, ...tenant }, 'MICROSOFT_APP_PASSWORD'],
    [{ ...id, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, 'MICROSOFT_APP_TENANT_ID'],
    [{ ...id, ...password, ...tenant, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, 'MICROSOFT_APP_PASSWORD'],
    [{ ...id, MICROSOFT_APP_TYPE: 'Anything' }, 'MICROSOFT_APP_TYPE'],
  ])('%j does not start', (set, named) => expect(() => settings(set)).toThrow(named))
})

describe('another cloud', () => {
  it('takes the place of the public one, part by part', () => {
    const metadata = { ToBotFromChannelOpenIdMetadataUrl: 'https://login.example/metadata' }
    expect(settings(metadata)?.cloud).toEqual({ ...publicCloud, ...metadata })
    expect(settings({})?.cloud).toEqual(publicCloud)
  })
})

describe('the running service', () => {
  const answers = async (set: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-azure-'))
    const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LANGUAGES: 'en', ...set })
    const service = await startService(config, { event: () => {} })
    try {
      const at = `http://127.0.0.1:${service.port}/api/messages`
      const headers = { 'content-type': 'application/json' }
      const head = await fetch(at, { method: 'HEAD' })
      const post = await fetch(at, { method: 'POST', headers, body: '{}' })
      return [head.status, post.status]
    } finally {
      await service.close()
      rmSync(folder, { recursive: true })
    }
  }

  it('in production without an identity has no such address', async () => {
    expect(await answers({ NODE_ENV: 'production' })).toEqual([404, 404])
  })

  it('in production with one lets nobody in without a token', async () => {
    expect(await answers({ NODE_ENV: 'production', ...id, ...password, ...tenant })).toEqual([200, 401])
  })

  it('in development without one answers this machine, and not what cannot be answered', async () => {
    expect(await answers({})).toEqual([200, 401])
  })
})
