/** A disk that a test can fill and make read-only: a small one of its own where it may mount one, else failing calls. */
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Disk } from '../../src/store/folder.js'
import { temporaryFolder } from './temporary.js'

export interface TightDisk {
  /** For the test's name. */
  readonly how: string
  /** The data folder; its `cases` lie on the tight disk. */
  readonly folder: string
  readonly disk?: Disk
  fill(): void
  free(): void
  makeReadOnly(): void
  makeWritable(): void
  remove(): void
}

export function tightDisk(): TightDisk {
  return mounted() ?? failing()
}

function mounted(): TightDisk | undefined {
  const folder = temporaryFolder()
  const cases = join(folder.path, 'cases')
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' })
  fs.mkdirSync(cases)
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m,mode=0700', 'tmpfs', cases)
  } catch {
    folder.remove()
    return undefined
  }
  const ballast = join(cases, 'ballast')
  return {
    how: 'a real 1 MB disk',
    folder: folder.path,
    /** Leaves one block, so that a write begins and cannot end. */
    fill() {
      const { bavail, bsize } = fs.statfsSync(cases)
      fs.writeFileSync(ballast, Buffer.alloc((bavail - 1) * bsize))
    },
    free: () => fs.rmSync(ballast),
    makeReadOnly: () => mount('-o', 'remount,ro', cases),
    makeWritable: () => mount('-o', 'remount,rw', cases),
    remove() {
      execFileSync('umount', [cases])
      folder.remove()
    },
  }
}

function failing(): TightDisk {
  const folder = temporaryFolder()
  const faulty = faultyDisk()
  return {
    how: 'failing calls, for want of the right to mount a disk',
    folder: folder.path,
    disk: faulty.disk,
    fill: () => faulty.fail('writeFileSync', 'ENOSPC'),
    free: () => faulty.mend(),
    makeReadOnly: () => faulty.fail('openSync', 'EROFS'),
    makeWritable: () => faulty.mend(),
    remove: folder.remove,
  }
}

export interface FaultyDisk {
  disk: Disk
  /** Every call so far, in order. */
  calls: string[]
  fail(call: keyof Disk, code: string): void
  mend(): void
}

/** The real disk, except for the call that is told to fail; a failing write leaves half of the text, as a real one may. */
export function faultyDisk(): FaultyDisk {
  let failing: { call: keyof Disk; code: string } | undefined
  const calls: string[] = []
  const faultIn = (call: keyof Disk) => {
    calls.push(call)
    if (failing?.call !== call) return undefined
    return Object.assign(new Error(`${failing.code}: made to fail`), { code: failing.code, syscall: call })
  }
  const through = <Args extends unknown[], Result>(call: keyof Disk, work: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      const fault = faultIn(call)
      if (fault) throw fault
      return work(...args)
    }
  }
  const flush = (call: 'fsync' | 'fdatasync') => (file: number, done: (error: Error | null) => void) => {
    const fault = faultIn(call)
    if (fault) setImmediate(done, fault)
    else fs[call](file, done)
  }
  return {
    calls,
    fail: (call, code) => (failing = { call, code }),
    mend: () => (failing = undefined),
    disk: {
      ...fs,
      openSync: through('openSync', fs.openSync),
      closeSync: through('closeSync', fs.closeSync),
      renameSync: through('renameSync', fs.renameSync),
      unlinkSync: through('unlinkSync', fs.unlinkSync),
      writeFileSync(file, data) {
        const fault = faultIn('writeFileSync')
        const text = data as string
        fs.writeFileSync(file, fault ? text.slice(0, text.length / 2) : text)
        if (fault) throw fault
      },
      fdatasync: flush('fdatasync') as typeof fs.fdatasync,
      fsync: flush('fsync') as typeof fs.fsync,
    },
  }
}
