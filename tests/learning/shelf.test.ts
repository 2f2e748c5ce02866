import { readdirSync, writeFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { fillShelf, isKept, learnt, type Lesson } from '../../src/learning/shelf.js'
import { loadSafety, safetyLesson } from '../../src/safety/index.js'
import { understandingLessons } from '../../src/understanding/index.js'
import { known, lexicons } from '../understanding/known.js'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cairn-shelf-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Counts how often it is learnt. */
function counted(name: string, from: unknown): Lesson & { times: () => number } {
  let times = 0
  return { name, from, times: () => times, learn: () => Uint8Array.of((times += 1), 7) }
}

describe('the shelf of what was learnt', () => {
  it('is filled once, and read from then on', () => {
    const lesson = counted('a.b', ['x'])
    fillShelf([lesson], folder)
    fillShelf([lesson], folder)
    expect(lesson.times()).toBe(1)
    expect(isKept(lesson, folder)).toBe(true)
    expect([...learnt({ ...lesson, learn: () => Uint8Array.of(0) }, folder)]).toEqual([1, 7])
  })
  it('learns anew from other content, and keeps only what is asked for', () => {
    fillShelf([counted('a', ['x']), counted('b', ['x'])], folder)
    writeFileSync(join(folder, 'a.left-by-a-crash'), '')
    const changed = counted('a', ['y'])
    fillShelf([changed, counted('b', ['x'])], folder)
    expect(changed.times()).toBe(1)
    expect(readdirSync(folder).map((file) => file.split('.')[0])).toEqual(['a', 'b'])
  })
  it('learns on the spot what is not there, once', () => {
    const lesson = counted('c', ['z'])
    expect([...learnt(lesson, folder)]).toEqual([1, 7])
    expect([...learnt(lesson, folder)]).toEqual([1, 7])
    expect(readdirSync(folder)).toEqual([])
  })
  it('holds all that this content teaches, once it has been built', () => {
    const lessons = [
      ...understandingLessons({ lexicons, needs: known }),
      safetyLesson(loadSafety(join(packageRoot, 'content/safety'))),
    ]
    expect(lessons.length).toBeGreaterThan(45)
    expect(lessons.filter((lesson) => !isKept(lesson)).map(({ name }) => name)).toEqual([])
  })
})
