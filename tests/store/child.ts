/** Another process of the tests: what it has said, and the means to end it at once. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly pid: number | undefined
  said(): string
  /** Resolves with the first thing it says. */
  firstWords: Promise<string>
  /** `kill -9`; resolves when it is gone and all it said has arrived. */
  kill(): Promise<void>
  ended: Promise<unknown>
}

/** Runs a script that stands beside this file. */
export function startChild(script: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close')
  const firstWords = Promise.race([once(child.stdout, 'data'), ended]).then(() => said)
  return {
    pid: child.pid,
    said: () => said,
    firstWords,
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
