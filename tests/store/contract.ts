/** What every store must do, whatever it stands on. */
import type { Store } from '../../src/conversation/ports.js'
import type { Case } from '../../src/domain/case.js'
import { sampleCase, saying } from './sample.js'

export interface Subject {
  store: Store
  /** Closes it and opens it again on the same data; undefined for one that keeps nothing. */
  restart?: () => Promise<Store>
  /** Every byte it has stored, as text; empty for one that stores none. */
  bytes: () => string
  done: () => Promise<void>
}

export function storeContract(name: string, open: () => Promise<Subject>): void {
  describe(`${name} keeps the store's contract`, () => {
    let subject: Subject
    let store: Store
    beforeEach(async () => {
      subject = await open()
      store = subject.store
    })
    afterEach(() => subject.done())

    const reopened = async () => (subject.restart ? subject.restart() : store)
    const headIds = (from: Store) => [...from.heads()].map((head) => head.id).sort()

    it('gives back what was committed, whole', async () => {
      const first = saying(sampleCase('case-one', { version: 0 }), 'I feel lonely, ŵ 😀 \u2028 "quoted"\n')
      expect(await store.commit(first)).toBe('ok')
      expect(await store.load('case-one')).toEqual(first)
    })

    it('knows nothing of a case that was never committed', async () => {
      expect(await store.load('case-one')).toBeUndefined()
      expect(await store.byAddress('web', 'address-of-case-one')).toBeUndefined()
      expect(headIds(store)).toEqual([])
    })

    it('finds nothing for an id that no case can have', async () => {
      expect(await store.load('../../etc/passwd')).toBeUndefined()
      expect(await store.load('__proto__')).toBeUndefined()
    })

    it('refuses to store under an id that could not name a file', async () => {
      await expect(store.commit(sampleCase('../../elsewhere'))).rejects.toMatchObject({ code: 'broken' })
      await expect(store.commit(sampleCase('short'))).rejects.toMatchObject({ code: 'broken' })
    })

    it('refuses a version that does not follow the one it holds', async () => {
      const first = sampleCase('case-one')
      await store.commit(first)
      expect(await store.commit(first)).toBe('clash')
      expect(await store.commit({ ...first, version: 3 })).toBe('clash')
      expect(await store.commit(sampleCase('case-two', { version: 2 }))).toBe('clash')
      expect(await store.load('case-one')).toEqual(first)
      expect(await store.load('case-two')).toBeUndefined()
    })

    it('lets exactly one of twenty commits of the same version win', async () => {
      await store.commit(sampleCase('case-one'))
      const rivals = Array.from({ length: 20 }, (_, n) => saying(sampleCase('case-one'), `rival ${n}`))
      const results = await Promise.all(rivals.map((rival) => store.commit(rival)))
      expect(results.filter((result) => result === 'ok')).toHaveLength(1)
      expect(await store.load('case-one')).toEqual(rivals[results.indexOf('ok')])
    })

    it('loses and mixes nothing when twenty writers each try until they win', async () => {
      await store.commit(sampleCase('case-one'))
      const insist = async (text: string): Promise<void> => {
        const c = (await store.load('case-one')) as Case
        if ((await store.commit(saying(c, text))) === 'clash') await insist(text)
      }
      const texts = Array.from({ length: 20 }, (_, n) => `writer ${n}`)
      await Promise.all(texts.map(insist))
      const stored = await store.load('case-one')
      expect(stored?.version).toBe(21)
      expect(stored?.messages.map((message) => message.text).sort()).toEqual(texts.sort())
    })

    it('finds a case by each of its addresses, and no longer by one it gave up', async () => {
      const first = sampleCase('case-one', {
        addresses: [
          { channel: 'web', address: 'w1' },
          { channel: 'sms', address: '+447400123456' },
        ],
      })
      await store.commit(first)
      expect(await store.byAddress('web', 'w1')).toBe('case-one')
      expect(await store.byAddress('sms', '+447400123456')).toBe('case-one')
      expect(await store.byAddress('sms', 'w1')).toBeUndefined()
      await store.commit({ ...first, version: 2, addresses: [{ channel: 'web', address: 'w1' }] })
      expect(await store.byAddress('sms', '+447400123456')).toBeUndefined()
      expect(await store.byAddress('web', 'w1')).toBe('case-one')
    })

    it('finds the newest of several cases with one address, before and after a restart', async () => {
      const addresses = [{ channel: 'sms', address: '+447400123456' }]
      const newer = sampleCase('case-aaa', { addresses, startedAt: '2026-04-01T10:00:00.000Z' })
      await store.commit(newer)
      await store.commit(sampleCase('case-bbb', { addresses }))
      expect(await store.byAddress('sms', '+447400123456')).toBe('case-aaa')
      const again = await reopened()
      expect(await again.byAddress('sms', '+447400123456')).toBe('case-aaa')
      await again.erase('case-aaa')
      expect(await again.byAddress('sms', '+447400123456')).toBe('case-bbb')
    })

    it('finds what is due, the earliest first, and no longer what was put off', async () => {
      const dueAt = (at: string) => ({ due: [{ at, what: 'expire' as const }] })
      await store.commit(sampleCase('case-late', dueAt('2026-03-09T12:00:00.000Z')))
      await store.commit(sampleCase('case-noon', dueAt('2026-03-02T12:00:00Z')))
      await store.commit(sampleCase('case-soon', dueAt('2026-03-02T11:59:59.999Z')))
      await store.commit(sampleCase('case-never'))
      expect(await store.due('2026-03-02T11:00:00.000Z')).toEqual([])
      expect(await store.due('2026-03-02T12:00:00.000Z')).toEqual(['case-soon', 'case-noon'])
      await store.commit(sampleCase('case-soon', { version: 2, ...dueAt('2026-03-20T12:00:00.000Z') }))
      expect(await store.due('2026-03-10T00:00:00.000Z')).toEqual(['case-noon', 'case-late'])
    })

    it('lists the heads of what it holds, each as it was committed last', async () => {
      await store.commit(sampleCase('case-one'))
      await store.commit(sampleCase('case-two'))
      await store.commit(saying(sampleCase('case-two'), 'hello'))
      expect([...store.heads()].map(({ id, version }) => [id, version]).sort()).toEqual([
        ['case-one', 1],
        ['case-two', 2],
      ])
    })

    it('leaves nothing of an erased case behind', async () => {
      const secret = 'my daughter Blodwen'
      const due = [{ at: '2026-03-02T12:00:00.000Z', what: 'expire' as const }]
      await store.commit(saying(sampleCase('case-one', { version: 0, due }), secret))
      await store.commit(sampleCase('case-two'))
      await store.erase('case-one')
      expect(await store.load('case-one')).toBeUndefined()
      expect(await store.byAddress('web', 'address-of-case-one')).toBeUndefined()
      expect(await store.due('2027-01-01T00:00:00.000Z')).toEqual([])
      expect(headIds(store)).toEqual(['case-two'])
      expect(subject.bytes()).not.toContain('case-one')
      expect(subject.bytes()).not.toContain(secret)
      expect(await store.commit(sampleCase('case-one'))).toBe('ok')
    })

    it('takes erasing what is not there for done', async () => {
      await store.erase('case-one')
      await store.erase('../../etc/passwd')
      expect(headIds(store)).toEqual([])
    })

    it('holds a refused case in memory only, and erases what was stored of it', async () => {
      const secret = 'my daughter Blodwen'
      const undecided = saying(sampleCase('case-one', { version: 0, keeping: 'undecided' }), secret)
      await store.commit(undecided)
      const refused: Case = { ...saying(undecided, 'no'), keeping: 'refused' }
      expect(await store.commit(refused)).toBe('ok')
      expect(subject.bytes()).not.toContain('case-one')
      expect(subject.bytes()).not.toContain(secret)
      expect(await store.load('case-one')).toEqual(refused)
      expect(await store.byAddress('web', 'address-of-case-one')).toBe('case-one')
      const later = saying(refused, 'still here')
      expect(await store.commit(refused)).toBe('clash')
      expect(await store.commit(later)).toBe('ok')
      expect(subject.bytes()).not.toContain('still here')
      expect(await store.load('case-one')).toEqual(later)
    })

    it('stores a refused case again once the person wants it kept', async () => {
      const refused = sampleCase('case-one', { keeping: 'refused' })
      await store.commit(refused)
      const kept: Case = { ...saying(refused, 'keep it after all'), keeping: 'kept' }
      expect(await store.commit(kept)).toBe('ok')
      expect(await (await reopened()).load('case-one')).toEqual(kept)
    })

    it('finds the same after a restart, without what was refused', async () => {
      const due = [{ at: '2026-03-02T12:00:00.000Z', what: 'expire' as const }]
      const kept = saying(sampleCase('case-kept', { due }), 'hello')
      await store.commit(sampleCase('case-kept', { due }))
      await store.commit(kept)
      await store.commit(sampleCase('case-gone'))
      await store.erase('case-gone')
      if (!subject.restart) return
      await store.commit(sampleCase('case-refused', { keeping: 'refused' }))
      const heads = [...store.heads()].filter((head) => head.id !== 'case-refused')
      const again = await subject.restart()
      expect([...again.heads()]).toEqual(heads)
      expect(await again.load('case-kept')).toEqual(kept)
      expect(await again.byAddress('web', 'address-of-case-kept')).toBe('case-kept')
      expect(await again.due('2026-03-02T12:00:00.000Z')).toEqual(['case-kept'])
      expect(await again.load('case-refused')).toBeUndefined()
      expect(await again.load('case-gone')).toBeUndefined()
      expect(await again.commit(kept)).toBe('clash')
      expect(await again.commit(saying(kept, 'and on'))).toBe('ok')
    })

    it('takes no commit once it is closed, and may be closed twice', async () => {
      await store.close()
      await store.close()
      await expect(store.commit(sampleCase('case-one'))).rejects.toMatchObject({ code: 'broken' })
    })
  })
}
