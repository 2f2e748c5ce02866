/** Whether the data folder still takes a write: asked by the health address, before a person finds out. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const asked = new Map<string, Promise<boolean>>()

/** Whoever asks while an answer is on its way is given that one: two at once would remove each other's file. */
export function canWrite(folder: string): Promise<boolean> {
  const answer = asked.get(folder) ?? tryToWrite(join(folder, '.health')).finally(() => asked.delete(folder))
  asked.set(folder, answer)
  return answer
}

async function tryToWrite(probe: string): Promise<boolean> {
  try {
    await writeFile(probe, 'ok', { mode: 0o600, flush: true })
    await rm(probe)
    return true
  } catch {
    return false
  }
}
