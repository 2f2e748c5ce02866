/** The app package for Teams: its manifest against the published schema, its icons as their sizes and colours. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import AjvDraft4 from 'ajv-draft-04'
import { strFromU8, unzipSync } from 'fflate'
import { teamsPackage } from '../../../src/channels/azure/package/index.js'
import { manifestOf, type AppOf } from '../../../src/channels/azure/package/manifest.js'
import { packageRoot } from '../../../src/config.js'
import { appId } from './service.js'

const require = createRequire(import.meta.url)
const schemaFile = join(
  dirname(require.resolve('@microsoft/app-manifest')),
  'json-schemas/teams/v1.22/MicrosoftTeams.schema.json',
)
const Ajv = AjvDraft4 as unknown as typeof AjvDraft4.default
const isManifest = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')) as object,
)
const faults = (manifest: object) => (isManifest(manifest) ? [] : isManifest.errors)

const app: AppOf = {
  appId,
  publicUrl: 'https://cairn.example',
  version: '1.0.0',
  serviceName: 'Caerwick Social Prescribing',
  about: 'Find support near you.',
  aboutInFull: 'Find support near you, in your own words.',
}

describe('the manifest', () => {
  it('is right by the published schema', () => expect(faults(manifestOf(app))).toEqual([]))

  it('is right however long the names are', () => {
    const long = 'Nàme 😀 '.repeat(900)
    expect(faults(manifestOf({ ...app, serviceName: long, about: long, aboutInFull: long }))).toEqual([])
  })

  it('would be found wrong, were it wrong', () => {
    expect(faults({ ...manifestOf(app), accentColor: 'green' })).not.toEqual([])
    expect(faults({ ...manifestOf(app), surprise: true })).not.toEqual([])
  })

  it('names one bot, for private chats first', () => {
    expect(manifestOf(app)).toMatchObject({
      id: appId,
      defaultInstallScope: 'personal',
      bots: [{ botId: appId, scopes: ['personal', 'team', 'groupChat'] }],
    })
  })

  it.each([
    [{ appId: undefined }, 'MICROSOFT_APP_ID'],
    [{ appId: 'cairn' }, 'MICROSOFT_APP_ID'],
    [{ publicUrl: undefined }, 'PUBLIC_URL'],
    [{ publicUrl: 'http://cairn.example' }, 'PUBLIC_URL'],
    [{ version: '1.0' }, '--version'],
  ])('is not made of %j', (more, named) => {
    expect(() => manifestOf({ ...app, ...more })).toThrow(named)
  })
})

describe('the package', () => {
  const files = unzipSync(teamsPackage(app))

  it('holds the manifest and its icons, and is the same each time', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifestOf(app))
    expect(Buffer.from(teamsPackage(app))).toEqual(Buffer.from(teamsPackage(app)))
  })

  it('has a colour icon of 192 pixels without holes', () => {
    const { side, pixels } = readPng(files['color.png'])
    expect(side).toBe(192)
    expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true)
    expect(new Set(pixels.map(String)).size).toBeGreaterThan(2)
  })

  it('has an outline icon of 32 pixels, white on nothing', () => {
    const { side, pixels } = readPng(files['outline.png'])
    expect(side).toBe(32)
    expect(pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true)
    const seen = pixels.filter(([, , , opacity = 0]) => opacity > 127).length
    expect(seen).toBeGreaterThan(100)
    expect(seen).toBeLessThan(512)
  })
})

describe('npm run teams-package', () => {
  const run = promisify(execFile)
  const script = join(packageRoot, 'build/src/teams-package.js')
  const folder = mkdtempSync(join(tmpdir(), 'teams-package-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const make = (args: string[], env: Record<string, string>) =>
    run(process.execPath, [script, ...args], { env: { PATH: process.env.PATH ?? '', ...env } })

  it('makes the package from the settings', async () => {
    const out = join(folder, 'cairn.zip')
    await make(['--out', out, '--version', '1.2.3'], {
      MICROSOFT_APP_ID: appId,
      PUBLIC_URL: 'https://cairn.example/',
    })
    const manifest = JSON.parse(
      strFromU8(unzipSync(readFileSync(out))['manifest.json'] ?? new Uint8Array()),
    ) as object
    expect(faults(manifest)).toEqual([])
    expect(manifest).toMatchObject({
      version: '1.2.3',
      developer: { privacyUrl: 'https://cairn.example/privacy' },
      description: { full: expect.stringContaining('999') as string },
    })
  })

  it.each([[[]], [['--out', 'x.zip']], [['--nonsense']]])('says what is missing: %j', async (args) => {
    await expect(make(args, {})).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/--out|MICROSOFT_APP_ID|--nonsense/) as string,
    })
  })
})

/** The pictures that we write ourselves: no filters, four bytes a pixel. */
function readPng(file: Uint8Array | undefined): { side: number; pixels: number[][] } {
  const bytes = Buffer.from(file ?? [])
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const side = bytes.readUInt32BE(16)
  const at = bytes.indexOf('IDAT')
  const raw = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  const pixels = Array.from({ length: side * side }, (_, nth) => {
    const start = Math.floor(nth / side) * (side * 4 + 1) + 1 + (nth % side) * 4
    return [...raw.subarray(start, start + 4)]
  })
  return { side, pixels }
}
