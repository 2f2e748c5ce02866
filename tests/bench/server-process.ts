/** A server in a process of its own, on a free port of the loopback, asked for what it has used. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/config.js'
import type { Used } from './reporter.js'

export interface ServerProcess {
  readonly port: number
  readonly url: string
  /** Milliseconds from the start of the process to the first connection that it took. */
  readonly started: number
  used(): Promise<Used>
  stop(): Promise<void>
}

const patience = 20_000

/** Starts a module of the package, which listens on `PORT`. @throws when it ends, or does not listen within twenty seconds. */
export async function startProcess(
  module: string,
  environment: Readonly<Record<string, string>>,
  nodeFlags: readonly string[] = [],
): Promise<ServerProcess> {
  const port = await freePort()
  const reporter = pathToFileURL(join(packageRoot, 'build/tests/bench/reporter.js')).href
  const began = performance.now()
  const child = fork(join(packageRoot, module), {
    execArgv: [...nodeFlags, '--import', reporter],
    env: { ...passedOn(), ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const over = once(child, 'exit')
  while (!(await takes(port))) {
    if (child.exitCode !== null) throw new Error(`${module} ended before it listened`)
    if (performance.now() - began > patience) {
      child.kill('SIGKILL')
      throw new Error(`${module} does not listen`)
    }
    await wait(2)
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    started: performance.now() - began,
    async used() {
      const answer = once(child, 'message')
      child.send('used')
      const [used] = (await answer) as [Used]
      return used
    },
    async stop() {
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000)
      child.kill('SIGTERM')
      await over
      clearTimeout(impatient)
    },
  }
}

/** What any program needs; nothing that would configure the service. */
function passedOn(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, SystemRoot, NODE_OPTIONS } = process.env
  return { PATH, HOME, TMPDIR, SystemRoot, NODE_OPTIONS }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function takes(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
