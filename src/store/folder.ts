/** A folder whose files are replaced whole and durably: after a crash or a power cut each is the one before or the one after. */
import * as nodeFs from 'node:fs'
import { join } from 'node:path'
import { diskCode, storeFault } from './faults.js'

/** The calls that reach the disk; a test hands in ones that fail. */
export type Disk = Pick<
  typeof nodeFs,
  'openSync' | 'writeFileSync' | 'fdatasync' | 'closeSync' | 'renameSync' | 'unlinkSync' | 'fsync'
>

export interface Folder {
  readonly path: string
  /** Plain files, and what else lies there. */
  list(): { files: string[]; others: string[] }
  /** Undefined when there is no such file. */
  read(name: string): Promise<string | undefined>
  /** The file's first bytes, as many as `into` holds; how many there were. */
  readStart(name: string, into: Uint8Array): number
  /** Resolves once the new text would survive a power cut. One call at a time for one name. */
  replace(name: string, text: string): Promise<void>
  /** Resolves once the file would not come back after a power cut. Removing what is not there is no error. */
  remove(name: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Removes what a kill left half written, of one file or of all. */
  sweep(name?: string): void
  close(): void
}

const half = '.tmp'

/**
 * Opens `path`, made if missing and closed to others (mode 0700; its files are 0600). `what` names its contents in errors ("a case").
 *
 * Only the flushes wait for the disk, so only they leave the event loop; the short calls around them (open, write to the
 * page cache, close, rename) cost less than half as much CPU when made directly. A flush of the folder serves every
 * rename made before it began, so commits that arrive together share one.
 */
export function openFolder(path: string, what: string, disk: Disk = nodeFs): Folder {
  const inFolder = (name: string) => join(path, name)

  const guard = <Result>(tried: string, work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw storeFault(error, `${tried} ${what}`, path)
    }
  }

  const handle = guard('open the place of', () => {
    nodeFs.mkdirSync(path, { recursive: true, mode: 0o700 })
    if (nodeFs.statSync(path).mode & 0o077) nodeFs.chmodSync(path, 0o700)
    return disk.openSync(path, 'r')
  })

  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  function flushFolder(): Promise<void> {
    next ??= last.then(() => {
      next = undefined
      const mine = settled((done) => disk.fsync(handle, done))
      last = mine.catch(() => undefined)
      return mine
    })
    return next
  }

  async function writeFlushed(file: string, text: string): Promise<void> {
    const written = disk.openSync(file, 'w', 0o600)
    try {
      disk.writeFileSync(written, text)
      await settled((done) => disk.fdatasync(written, done))
    } finally {
      disk.closeSync(written)
    }
  }

  function unlinkIfThere(name: string): void {
    try {
      disk.unlinkSync(inFolder(name))
    } catch (error) {
      if (diskCode(error) !== 'ENOENT') throw error
    }
  }

  const list = () =>
    guard('list', () => {
      const entries = nodeFs.readdirSync(path, { withFileTypes: true })
      const namesOf = (plain: boolean) => entries.filter((e) => e.isFile() === plain).map((e) => e.name)
      return { files: namesOf(true), others: namesOf(false) }
    })

  return {
    path,
    list,
    async read(name) {
      try {
        return await nodeFs.promises.readFile(inFolder(name), 'utf8')
      } catch (error) {
        if (diskCode(error) === 'ENOENT') return undefined
        throw storeFault(error, `read ${what}`, path)
      }
    },
    readStart(name, into) {
      return guard('read', () => {
        const opened = nodeFs.openSync(inFolder(name), 'r')
        try {
          return nodeFs.readSync(opened, into, 0, into.byteLength, 0)
        } finally {
          nodeFs.closeSync(opened)
        }
      })
    },
    async replace(name, text) {
      const temporary = inFolder(name + half)
      try {
        await writeFlushed(temporary, text)
        disk.renameSync(temporary, inFolder(name))
        await flushFolder()
      } catch (error) {
        dropQuietly(temporary, disk)
        throw storeFault(error, `store ${what}`, path)
      }
    },
    async remove(name) {
      try {
        unlinkIfThere(name)
        // Also when it was gone already: an earlier call may have failed at the flush.
        await flushFolder()
      } catch (error) {
        throw storeFault(error, `erase ${what}`, path)
      }
    },
    async rename(from, to) {
      guard('set aside', () => disk.renameSync(inFolder(from), inFolder(to)))
      await flushFolder().catch((error: unknown) => {
        throw storeFault(error, `set aside ${what}`, path)
      })
    },
    sweep(name) {
      const halves = name === undefined ? list().files.filter((each) => each.endsWith(half)) : [name + half]
      guard('tidy up after', () => halves.forEach(unlinkIfThere))
    },
    close: () => disk.closeSync(handle),
  }
}

/** A disk call with a callback, as a promise: cheaper than `fs.promises`, which wraps every file in a handle. */
function settled(call: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())))
}

/** The fault that is already on its way matters more than one here; what stays is swept at the next start. */
function dropQuietly(file: string, disk: Disk): void {
  try {
    disk.unlinkSync(file)
  } catch {
    return
  }
}
