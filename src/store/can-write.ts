/** Whether the data folder still takes a write: asked by the health address, before a person finds out. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export async function canWrite(folder: string): Promise<boolean> {
  const probe = join(folder, '.health')
  try {
    await writeFile(probe, 'ok', { mode: 0o600, flush: true })
    await rm(probe)
    return true
  } catch {
    return false
  }
}
