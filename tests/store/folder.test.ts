/** The data folder: one process has it, only its owner reads it, and what does not belong there stops nothing. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../src/conversation/ports.js'
import { caseFormat } from '../../src/domain/case.js'
import { openStore, type StoreTrouble } from '../../src/store/index.js'
import { startChild } from './child.js'
import { headOf, sampleCase, saying } from './sample.js'
import { bytesBelow, filesBelow, temporaryFolder } from './temporary.js'

const temporary = temporaryFolder()
const folder = join(temporary.path, 'data')
const cases = join(folder, 'cases')
let store: Store | undefined
let troubles: StoreTrouble[]
async function open(): Promise<Store> {
  troubles = []
  store = await openStore({ folder, headOf, report: (trouble) => troubles.push(trouble) })
  return store
}
const restarted = async () => {
  await store?.close()
  return open()
}
beforeEach(open)
afterEach(async () => {
  for (const { id } of store?.heads() ?? []) await store?.erase(id)
  await store?.close()
})
afterAll(() => temporary.remove())
const opened = () => store as Store

describe('the lock', () => {
  it('makes a second process refuse at once and say who has the folder and what to do', async () => {
    const second = startChild('hold-store.js', folder)
    await second.ended
    expect(second.said()).toBe(
      `locked: The data folder ${folder} is in use by process ${process.pid}. ` +
        'Stop it first, or set DATA_DIR to another folder.\n',
    )
  })

  it('refuses a second store in the same process, which does not loosen it for others', async () => {
    await expect(openStore({ folder, headOf })).rejects.toMatchObject({ code: 'locked' })
    const second = startChild('hold-store.js', folder)
    await second.ended
    expect(second.said()).toMatch(/^locked: /)
  })

  it('says what is wrong when something stands in its file', async () => {
    const other = temporaryFolder()
    writeFileSync(join(other.path, 'lock'), 'not a lock')
    await expect(openStore({ folder: other.path, headOf })).rejects.toMatchObject({
      code: 'broken',
      message: expect.stringContaining('must be empty') as string,
    })
    other.remove()
  })

  it('is free at once when the process that has it is killed', async () => {
    await store?.close()
    const first = startChild('hold-store.js', folder)
    expect(await first.firstWords).toBe('holding\n')
    await expect(open()).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`process ${first.pid}`) as string,
    })
    await first.kill()
    await open()
  })
})

describe('rights', () => {
  it('lets nobody but the owner read what is stored', async () => {
    await opened().commit(sampleCase('case-one'))
    await opened().commit(saying(sampleCase('case-one'), 'hello'))
    const modes = [...filesBelow(folder), folder, cases].map((path) => [
      path,
      (statSync(path).mode & 0o777).toString(8),
    ])
    expect(modes.filter(([, mode]) => mode !== '600' && mode !== '700')).toEqual([])
    expect(modes).toContainEqual([join(cases, 'case-one.jsonl'), '600'])
    expect(modes).toContainEqual([cases, '700'])
  })

  it('closes a folder of cases that was left open to others', async () => {
    chmodSync(cases, 0o755)
    await restarted()
    expect((statSync(cases).mode & 0o777).toString(8)).toBe('700')
  })
})

describe('what does not belong in the folder', () => {
  const good = sampleCase('case-good')

  it('is reported and left alone where it is not a case', async () => {
    await opened().commit(good)
    writeFileSync(join(cases, 'README.txt'), 'hello')
    writeFileSync(join(cases, 'x.jsonl'), 'hello')
    mkdirSync(join(cases, 'directory.jsonl'))
    const again = await restarted()
    expect(await again.load('case-good')).toEqual(good)
    expect(troubles.map(({ kind, file }) => [kind, file]).sort()).toEqual([
      ['notOurs', 'README.txt'],
      ['notOurs', 'directory.jsonl'],
      ['notOurs', 'x.jsonl'],
    ])
    expect(readFileSync(join(cases, 'README.txt'), 'utf8')).toBe('hello')
  })

  it.each([
    ['nothing', ''],
    ['noise', Buffer.from([0, 255, 254, 10, 13, 0, 128])],
    ['one long line', 'x'.repeat(100_000)],
    [
      'half a case',
      `{"format":1,"headFormat":0,"startedAt":"x","head":{}}\n{"format":1,"id":"case-bad1","ver`,
    ],
    ['another case', `{}\n${JSON.stringify(sampleCase('case-other'))}\n`],
    ['JSON that is no case', '{}\n{"format":1,"id":"case-bad1"}\n'],
    ['a case that would poison prototypes', '{}\n{"__proto__":{"format":1},"id":"case-bad1"}\n'],
  ])('is set aside, not deleted, and stops nobody where a case holds %s', async (_what, content) => {
    await opened().commit(good)
    writeFileSync(join(cases, 'case-bad1.jsonl'), content)
    const again = await restarted()
    expect(troubles.filter(({ kind }) => kind === 'setAside')).toHaveLength(1)
    expect(await again.load('case-good')).toEqual(good)
    expect(await again.load('case-bad1')).toBeUndefined()
    const aside = readdirSync(cases).filter((name) => name.endsWith('.unreadable'))
    expect(aside).toEqual(['case-bad1.1.unreadable'])
    expect(readFileSync(join(cases, 'case-bad1.1.unreadable'))).toEqual(Buffer.from(content))
    await again.erase('case-bad1')
    expect(bytesBelow(cases)).not.toContain('case-bad1')
  })

  it('sets a second bad file of one case beside the first, also after a restart', async () => {
    writeFileSync(join(cases, 'case-bad1.jsonl'), 'first')
    await restarted()
    writeFileSync(join(cases, 'case-bad1.jsonl'), 'second')
    await restarted()
    expect(readFileSync(join(cases, 'case-bad1.1.unreadable'), 'utf8')).toBe('first')
    expect(readFileSync(join(cases, 'case-bad1.2.unreadable'), 'utf8')).toBe('second')
    await opened().erase('case-bad1')
    expect(bytesBelow(cases)).not.toContain('case-bad1')
  })

  it('is noticed when it is read, where the first line is whole and the case is not', async () => {
    await opened().commit(good)
    await store?.close()
    const file = join(cases, 'case-good.jsonl')
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[0] ?? ''}\n{"format":`)
    const again = await open()
    expect(troubles.filter(({ kind }) => kind === 'setAside')).toEqual([])
    expect(await again.load('case-good')).toBeUndefined()
    expect(troubles.filter(({ kind }) => kind === 'setAside')).toHaveLength(1)
    expect([...again.heads()]).toEqual([])
    expect(await again.commit(sampleCase('case-good'))).toBe('ok')
  })

  it('is swept away where it is half a write that a kill left behind', async () => {
    await opened().commit(good)
    writeFileSync(join(cases, 'case-good.jsonl.tmp'), '{"format":')
    const again = await restarted()
    expect(readdirSync(cases)).not.toContain('case-good.jsonl.tmp')
    expect(await again.load('case-good')).toEqual(good)
  })
})

describe('cases stored by another Cairn', () => {
  it('are read whole where an older one derived their heads', async () => {
    const dueAt = '2026-03-02T12:00:00.000Z'
    const old = sampleCase('case-old1', { due: [{ at: dueAt, what: 'expire' }] })
    writeFileSync(
      join(cases, 'case-old1.jsonl'),
      `{"format":1,"headFormat":0,"startedAt":"x","head":{"id":"case-old1"}}\n${JSON.stringify(old)}\n`,
    )
    const again = await restarted()
    expect([...again.heads()]).toEqual([headOf(old)])
    expect(await again.due(dueAt)).toEqual(['case-old1'])
  })

  it('stop the start with a clear sentence, untouched, where a newer one wrote them', async () => {
    await opened().commit(sampleCase('case-good'))
    await store?.close()
    const file = join(cases, 'case-good.jsonl')
    const now = readFileSync(file, 'utf8')
    const newer = now.replaceAll(`"format":${caseFormat}`, `"format":${caseFormat + 1}`)
    writeFileSync(file, newer)
    await expect(open()).rejects.toMatchObject({
      code: 'broken',
      message: expect.stringContaining(`newer Cairn (format ${caseFormat + 1})`) as string,
    })
    expect(readFileSync(file, 'utf8')).toBe(newer)
    writeFileSync(file, now)
    await open()
  })
})
