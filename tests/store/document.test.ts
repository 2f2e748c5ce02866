/** A whole document in one file: what accounts and sessions are kept in. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openDocument } from '../../src/store/index.js'
import { temporaryFolder } from './temporary.js'
import { faultyDisk } from './tight-disk.js'

const schema = z.object({ names: z.array(z.string()) })
const initial = { names: [] }

describe('a document', () => {
  const folder = temporaryFolder()
  const path = join(folder.path, 'desk', 'accounts.json')
  afterAll(() => folder.remove())

  it('is what it starts with until something is written', async () => {
    const document = await openDocument(path, schema, initial)
    expect(document.read()).toEqual(initial)
    expect(readdirSync(join(folder.path, 'desk'))).toEqual([])
    await document.close()
  })

  it('is found again as it was written last, readable by its owner alone', async () => {
    const document = await openDocument(path, schema, initial)
    await Promise.all(['a', 'b', 'c'].map((name) => document.write({ names: [name] })))
    expect(document.read()).toEqual({ names: ['c'] })
    await document.close()
    const again = await openDocument(path, schema, initial)
    expect(again.read()).toEqual({ names: ['c'] })
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    await again.close()
  })

  it('gives the new value only once it is stored, and the old one when it could not be', async () => {
    const faulty = faultyDisk()
    const document = await openDocument(path, schema, initial, faulty.disk)
    const writing = document.write({ names: ['d'] })
    expect(document.read()).toEqual({ names: ['c'] })
    await writing
    expect(document.read()).toEqual({ names: ['d'] })
    faulty.fail('writeFileSync', 'ENOSPC')
    await expect(document.write({ names: ['e'] })).rejects.toMatchObject({ code: 'full' })
    expect(document.read()).toEqual({ names: ['d'] })
    faulty.mend()
    await document.write({ names: ['f'] })
    expect(readdirSync(join(folder.path, 'desk'))).toEqual(['accounts.json'])
    await document.close()
  })

  it('is refused, and left as it is, when somebody has damaged it', async () => {
    writeFileSync(path, '{"names": 3')
    await expect(openDocument(path, schema, initial)).rejects.toMatchObject({ code: 'broken' })
    writeFileSync(path, '{"names": 3}')
    await expect(openDocument(path, schema, initial)).rejects.toMatchObject({ code: 'broken' })
    expect(readFileSync(path, 'utf8')).toBe('{"names": 3}')
  })
})
