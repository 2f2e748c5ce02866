/** A disk that is full, read-only or failing: a clear error, nothing torn, and on it goes when the disk is well again. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../src/conversation/ports.js'
import { StoreError } from '../../src/errors.js'
import { openStore } from '../../src/store/index.js'
import { headOf, sampleCase, saying } from './sample.js'
import { bytesBelow, temporaryFolder } from './temporary.js'
import { faultyDisk, tightDisk, type FaultyDisk } from './tight-disk.js'

const tight = tightDisk()
const before = sampleCase('case-one')
const after = saying(before, 'a long story '.repeat(10_000))

async function refusal(of: Promise<unknown>): Promise<StoreError> {
  const error: unknown = await of.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  if (error instanceof StoreError) return error
  throw new Error('It was not refused with a StoreError.')
}

describe(`on ${tight.how}`, () => {
  const open = (cacheSize = 0) =>
    openStore({ folder: tight.folder, headOf, cacheSize, ...(tight.disk && { disk: tight.disk }) })
  const caseFiles = () => readdirSync(join(tight.folder, 'cases')).filter((name) => name !== 'ballast')
  let store: Store
  beforeEach(async () => {
    store = await open()
    await store.commit(before)
  })
  afterEach(async () => {
    await store.erase('case-one')
    await store.close()
  })
  afterAll(() => tight.remove())

  it('says that the disk is full, tears nothing, and goes on when there is room', async () => {
    tight.fill()
    const fault = await refusal(store.commit(after))
    expect(fault.code).toBe('full')
    expect(fault.message).toMatch(/^Could not store a case: the disk that holds .* is full\. Free some space/)
    expect(caseFiles()).toEqual(['case-one.jsonl'])
    expect(await store.load('case-one')).toEqual(before)
    tight.free()
    expect(await store.commit(after)).toBe('ok')
    expect(await store.load('case-one')).toEqual(after)
  })

  it('starts on a full disk and reads what is there', async () => {
    await store.close()
    tight.fill()
    store = await open()
    expect(await store.load('case-one')).toEqual(before)
    tight.free()
  })

  it('says that the disk is read-only, tears nothing, and goes on when it can be written', async () => {
    tight.makeReadOnly()
    const fault = await refusal(store.commit(after))
    expect(fault.code).toBe('readOnly')
    expect(fault.message).toMatch(/cannot be written\. Make it writable/)
    expect(await store.load('case-one')).toEqual(before)
    tight.makeWritable()
    expect(caseFiles()).toEqual(['case-one.jsonl'])
    expect(await store.commit(after)).toBe('ok')
    expect(await store.load('case-one')).toEqual(after)
  })
})

describe('on a disk on which one call fails', () => {
  const folder = temporaryFolder()
  let faulty: FaultyDisk
  let store: Store
  const open = () => openStore({ folder: folder.path, headOf, disk: faulty.disk })
  const caseFiles = () => readdirSync(join(folder.path, 'cases'))
  beforeEach(async () => {
    faulty = faultyDisk()
    store = await open()
    await store.commit(before)
  })
  afterEach(async () => {
    faulty.mend()
    await store.erase('case-one')
    await store.close()
  })
  afterAll(() => folder.remove())

  it.each([
    ['openSync', 'EDQUOT', 'full'],
    ['openSync', 'EACCES', 'readOnly'],
    ['openSync', 'EMFILE', 'broken'],
    ['writeFileSync', 'ENOSPC', 'full'],
    ['writeFileSync', 'EIO', 'broken'],
    ['fdatasync', 'ENOSPC', 'full'],
    ['fdatasync', 'EIO', 'broken'],
    ['renameSync', 'EROFS', 'readOnly'],
    ['renameSync', 'ENOSPC', 'full'],
    ['fsync', 'EIO', 'broken'],
  ] as const)(
    '%s giving %s is "%s"; the case before stands, no half file is left, the next try works',
    async (call, code, expected) => {
      faulty.fail(call, code)
      const fault = await refusal(store.commit(after))
      expect(fault.code).toBe(expected)
      expect(await store.load('case-one')).toEqual(before)
      faulty.mend()
      expect(caseFiles()).toEqual(['case-one.jsonl'])
      expect(await store.commit(after)).toBe('ok')
      await store.close()
      store = await open()
      expect(await store.load('case-one')).toEqual(after)
    },
  )

  it('says what it tried, and never the case or the words in it', async () => {
    faulty.fail('fdatasync', 'EIO')
    const fault = await refusal(store.commit(saying(before, 'my daughter Blodwen')))
    const all = `${fault.message} ${String(fault.cause)}`
    expect(all).toMatch(/Could not store a case/)
    expect(all).not.toMatch(/case-one|Blodwen/)
  })

  it('flushes the file before it takes its place, and the folder before the commit is acknowledged', async () => {
    faulty.calls.length = 0
    await store.commit(after)
    expect(faulty.calls).toEqual([
      'openSync',
      'writeFileSync',
      'fdatasync',
      'closeSync',
      'renameSync',
      'fsync',
    ])
  })

  it('lets commits that arrive together share a flush of the folder', async () => {
    faulty.calls.length = 0
    const ids = Array.from({ length: 20 }, (_, n) => `case-number-${n}`)
    await Promise.all(ids.map((id) => store.commit(sampleCase(id))))
    expect(faulty.calls.filter((call) => call === 'fdatasync')).toHaveLength(20)
    expect(faulty.calls.filter((call) => call === 'fsync').length).toBeLessThan(20)
    await Promise.all(ids.map((id) => store.erase(id)))
  })

  it('keeps a refused case stored, and says so, when its file cannot be removed; then removes it', async () => {
    faulty.fail('unlinkSync', 'EIO')
    const refused = { ...saying(before, 'no'), keeping: 'refused' as const }
    expect((await refusal(store.commit(refused))).code).toBe('broken')
    expect(await store.load('case-one')).toEqual(before)
    faulty.mend()
    expect(await store.commit(refused)).toBe('ok')
    expect(bytesBelow(folder.path)).not.toContain('case-one')
  })

  it('follows the disk when a commit took its place and only its last flush failed', async () => {
    await store.close()
    store = await openStore({ folder: folder.path, headOf, disk: faulty.disk, cacheSize: 0 })
    faulty.fail('fsync', 'EIO')
    await refusal(store.commit(after))
    faulty.mend()
    expect(await store.load('case-one')).toEqual(after)
    expect(await store.commit(saying(after, 'and on'))).toBe('ok')
  })
})
