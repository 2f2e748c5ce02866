/** Cases on disk, one file each, with those used last kept parsed. */
import { Low } from 'lowdb'
import { ZodError } from 'zod'
import type { Case, CaseId } from '../domain/case.js'
import { caseForm, parseFirstLine, type Filed, type HeadOf, type Indexed } from './case-file.js'
import { durableFile } from './durable-file.js'
import { openFolder, type Disk } from './folder.js'
import type { HeadIndex } from './head-index.js'
import { refuseNewer } from './migrate.js'
import { createRecent } from './recent.js'
import { caseIdPattern, type Shelf } from './store.js'

/** A file in the cases' folder that Cairn did not use. Never says what is in it. */
export interface StoreTrouble {
  /** `setAside`: a case that cannot be read, renamed to end in `.unreadable`; `notOurs`: left alone. */
  readonly kind: 'setAside' | 'notOurs'
  readonly file: string
}

export interface DiskOptions {
  /** The folder with nothing but cases in it. */
  path: string
  headOf: HeadOf
  index: HeadIndex
  /** How many messages, over all cases held, stay parsed in memory. */
  cacheSize: number
  report: (trouble: StoreTrouble) => void
  disk?: Disk
}

const ending = '.jsonl'
const aside = '.unreadable'
const startBytes = 4096

/** Opens the folder, tidies it, and puts the head of every case in it into `index`. */
export async function openDiskShelf(options: DiskOptions): Promise<Shelf> {
  const { path, headOf, index, cacheSize, report, disk } = options
  const folder = openFolder(path, 'a case', disk)
  const form = caseForm(headOf)
  const recent = createRecent<Case>(cacheSize)
  /** Files set aside, by the case they were. */
  const setAside = new Map<CaseId, string[]>()
  const fileOf = (id: CaseId) => durableFile(folder, id + ending, form)

  async function putAside(id: CaseId): Promise<void> {
    const others = setAside.get(id) ?? []
    let number = 1
    while (others.includes(asideName(id, number))) number++
    const name = asideName(id, number)
    await folder.rename(id + ending, name)
    setAside.set(id, [...others, name])
    report({ kind: 'setAside', file: name })
  }

  /** `unreadable` when what stands in the file is not this case; a disk that fails or a newer format throws instead. */
  async function parsed(id: CaseId): Promise<Filed | 'missing' | 'unreadable'> {
    try {
      const found = await fileOf(id).read()
      if (!found) return 'missing'
      return found.case.id === id ? found : 'unreadable'
    } catch (error) {
      if (error instanceof ZodError) return 'unreadable'
      throw error
    }
  }

  const start = Buffer.alloc(startBytes)
  /** From the first line alone wherever it will do. */
  async function indexed(id: CaseId): Promise<Indexed | 'missing' | 'unreadable'> {
    const bytes = folder.readStart(id + ending, start)
    const end = start.subarray(0, bytes).indexOf('\n')
    const line = end < 0 ? undefined : parseFirstLine(start.toString('utf8', 0, end))
    if (line) refuseNewer(line.format)
    return line?.indexed?.head.id === id ? line.indexed : await parsed(id)
  }

  async function take(name: string): Promise<void> {
    const [id = ''] = name.split('.', 1)
    if (caseIdPattern.test(id) && name.endsWith(aside)) {
      setAside.set(id, [...(setAside.get(id) ?? []), name])
      return
    }
    if (!caseIdPattern.test(id) || name !== id + ending) return report({ kind: 'notOurs', file: name })
    const entry = await indexed(id)
    if (entry === 'unreadable') await putAside(id)
    else if (entry !== 'missing') index.put(entry)
  }

  try {
    folder.sweep()
    const { files, others } = folder.list()
    for (const file of others) report({ kind: 'notOurs', file })
    for (const file of files) await take(file)
  } catch (error) {
    folder.close()
    throw error
  }

  return {
    async read(id) {
      const held = recent.get(id)
      if (held) return held
      const found = await parsed(id)
      if (found === 'unreadable') await putAside(id)
      if (found === 'missing' || found === 'unreadable') return undefined
      recent.set(id, found.case, weightOf(found.case))
      return found.case
    },
    async write(next) {
      await new Low(fileOf(next.case.id), next).write()
      recent.set(next.case.id, next.case, weightOf(next.case))
    },
    async erase(id) {
      for (const name of [id + ending, ...(setAside.get(id) ?? [])]) await folder.remove(name)
      setAside.delete(id)
      recent.delete(id)
    },
    close: async () => folder.close(),
  }
}

const asideName = (id: CaseId, number: number) => `${id}.${number}${aside}`

const weightOf = (c: Case) => 10 + c.messages.length
