/** A town where hardly anything is on: the same content with only the files of services that are named. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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
