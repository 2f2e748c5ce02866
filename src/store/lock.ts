/**
 * One process to a data folder.
 *
 * The lock is an exclusive SQLite transaction that is never finished, on an empty file. SQLite comes with Node, and its
 * lock is the operating system's: a process that dies, also by `kill -9`, gives it back at once, so that a restart need
 * not wait. A lock that is a file or folder with a time on it cannot do that: it must first grow stale. Nothing is ever
 * written through SQLite. Who holds the lock stands beside it as text, for people; that file decides nothing.
 */
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../errors.js'
import { storeFault } from './faults.js'

/** SQLite's result code, https://www.sqlite.org/rescode.html */
const sqliteBusy = 5

export interface FolderLock {
  release(): void
}

/** @throws StoreError `locked` when another process has the folder. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock')
  const holder = join(folder, 'lock.pid')
  try {
    // Never opened when it is there: closing any handle of a file gives up all locks this process has on it.
    if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 })
    // SQLite would be content with a lock for reading, which others may have as well.
    accessSync(file, constants.W_OK)
  } catch (error) {
    throw storeFault(error, 'lock the data folder', folder)
  }
  const database = takeExclusive(file, folder, holder)
  nameHolder(holder)
  return { release: () => database.close() }
}

function takeExclusive(file: string, folder: string, holder: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file)
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database?.close()
    const code = sqliteCode(error)
    if (code === sqliteBusy)
      throw new StoreError(
        'locked',
        `The data folder ${folder} is in use by ${holderOf(holder)}. Stop it first, or set DATA_DIR to another folder.`,
      )
    throw new StoreError(
      'broken',
      `Could not lock the data folder ${folder} (SQLite code ${code}). It must be on a local disk, and ${file} must be empty.`,
    )
  }
}

/** The primary code; the higher bits tell finer things. */
function sqliteCode(error: unknown): number {
  return typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : 0
}

function nameHolder(holder: string): void {
  try {
    rmSync(holder, { force: true })
    writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 })
  } catch {
    // The disk may be full; the lock holds all the same, and commits will say what is wrong.
    return
  }
}

function holderOf(holder: string): string {
  try {
    const pid = Number.parseInt(readFileSync(holder, 'utf8'), 10)
    return Number.isInteger(pid) ? `process ${pid}` : 'another process'
  } catch {
    return 'another process'
  }
}
