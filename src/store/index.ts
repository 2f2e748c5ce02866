/** The embedded store: cases on disk in one folder that one process owns; refused ones in memory alone. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../conversation/ports.js'
import type { HeadOf } from './case-file.js'
import { openDiskShelf, type StoreTrouble } from './disk.js'
import { storeFault } from './faults.js'
import type { Disk } from './folder.js'
import { createHeadIndex } from './head-index.js'
import { lockFolder } from './lock.js'
import { memoryShelf } from './memory.js'
import { createStore } from './store.js'

export interface StoreOptions {
  /** Belongs to this store while it is open; cases lie in `cases` below it. Made if missing. */
  folder: string
  headOf: HeadOf
  /** How many messages, over all cases, stay parsed in memory: 20,000 are about 200 long cases or 1,000 short ones. */
  cacheSize?: number
  report?: (trouble: StoreTrouble) => void
  disk?: Disk
}

/** @throws StoreError `locked` when another process has the folder; `broken` when a newer Cairn wrote in it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, headOf, cacheSize = 20_000, report = () => undefined, disk } = options
  makeFolder(folder)
  const lock = lockFolder(folder)
  try {
    const index = createHeadIndex()
    const path = join(folder, 'cases')
    const kept = await openDiskShelf({ path, headOf, index, cacheSize, report, ...(disk && { disk }) })
    const store = createStore({ headOf, index, kept, refused: memoryShelf() })
    let closing: Promise<void> | undefined
    return { ...store, close: () => (closing ??= store.close().finally(() => lock.release())) }
  } catch (error) {
    lock.release()
    throw error
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw storeFault(error, 'make the data folder', folder)
  }
}

export { openMemoryStore } from './memory.js'
export { openDocument } from './durable-file.js'
export type { StoreTrouble } from './disk.js'
