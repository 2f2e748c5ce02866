/**
 * Learning takes seconds, so it is done when Cairn is built (`src/learn.ts`) and kept beside the build, by the mark of what it was
 * learnt from: the examples, and the code that learns. What is not there, because somebody has changed the content, is learnt
 * on the spot: the same, only later. Nothing is downloaded.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { once } from '../once.js'

export interface Lesson {
  /** Letters, digits and dots. */
  readonly name: string
  /** All that is learnt from, as it stands in the files. */
  readonly from: unknown
  /** The bytes of what was learnt. */
  learn(): Uint8Array
}

const here = dirname(fileURLToPath(import.meta.url))
/** `build/learnt` */
const built = join(here, '../../learnt')

const code = once(() => {
  const hash = createHash('sha256')
  for (const part of ['learning', 'understanding', 'safety'])
    for (const file of readdirSync(join(here, '..', part)).sort())
      if (/\.[jt]s$/.test(file)) hash.update(readFileSync(join(here, '..', part, file)))
  return hash.digest()
})

function fileOf({ name, from }: Lesson): string {
  const mark = createHash('sha256').update(code()).update(JSON.stringify(from)).digest('base64url')
  return `${name}.${mark.slice(0, 22)}`
}

/** What was read or learnt in this process. */
const known = new Map<string, Uint8Array>()

/** What comes of a lesson: as it was learnt at build, or learnt now. */
export function learnt(lesson: Lesson, folder = built): Uint8Array {
  const path = join(folder, fileOf(lesson))
  const bytes = known.get(path) ?? read(path) ?? lesson.learn()
  known.set(path, bytes)
  return bytes
}

/** Whether it was learnt at build. */
export const isKept = (lesson: Lesson, folder = built): boolean => existsSync(join(folder, fileOf(lesson)))

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Learns what is not there yet, and takes away what these lessons no longer ask for. */
export function fillShelf(lessons: readonly Lesson[], folder = built): void {
  mkdirSync(folder, { recursive: true })
  const there = new Set(readdirSync(folder))
  const wanted = new Map(lessons.map((lesson) => [fileOf(lesson), lesson]))
  for (const file of there) if (!wanted.has(file)) rmSync(join(folder, file), { force: true })
  const missing = [...wanted].filter(([file]) => !there.has(file))
  for (const [file, lesson] of missing) {
    const beside = join(folder, `${file}.${process.pid}`)
    writeFileSync(beside, lesson.learn())
    renameSync(beside, join(folder, file))
  }
}
