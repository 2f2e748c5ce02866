import { join } from 'node:path'
import { canWrite } from '../../src/store/can-write.js'
import { filesBelow, temporaryFolder } from './temporary.js'

describe('whether the data folder takes a write', () => {
  const { path, remove } = temporaryFolder()
  afterAll(remove)

  it('is answered alike to many who ask at once, and leaves no file', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => canWrite(path)))
    expect(new Set(answers)).toEqual(new Set([true]))
    expect(filesBelow(path)).toEqual([])
  })

  it('is no where there is no folder', async () => {
    expect(await canWrite(join(path, 'gone'))).toBe(false)
  })
})
