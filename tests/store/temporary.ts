/** A folder for one test, and what lies in it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'cairn-store-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** Every name and every byte below a folder, as text. */
export function bytesBelow(folder: string): string {
  return filesBelow(folder)
    .map((path) => `${path}\n${readFileSync(path, 'utf8')}`)
    .join('\n')
}
