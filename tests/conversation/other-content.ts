/** A town where hardly anything is on: the same content with only the files of services that are named. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'

export function contentWithOnly(...services: string[]): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-content-'))
  const content = join(packageRoot, 'content')
  cpSync(content, folder, { recursive: true, filter: (path) => !path.startsWith(join(content, 'services')) })
  mkdirSync(join(folder, 'services'))
  for (const file of services) cpSync(join(content, 'services', file), join(folder, 'services', file))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** The settings of a deployment that says other things of itself; gone with the process. */
export function contentWith(deployment: Readonly<Record<string, unknown>>): { CONTENT_DIR: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-content-'))
  const content = join(packageRoot, 'content')
  const file = 'deployment.json'
  for (const name of readdirSync(content))
    if (name !== file) symlinkSync(join(content, name), join(folder, name))
  const usual = JSON.parse(readFileSync(join(content, file), 'utf8')) as object
  writeFileSync(join(folder, file), JSON.stringify({ ...usual, ...deployment }))
  folders.push(folder)
  return { CONTENT_DIR: folder }
}

const folders: string[] = []
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))
