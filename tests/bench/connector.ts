/** A stand-in for whoever takes what is sent out, the Bot Connector or a gateway for texts: answers with an id, as they do. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

export interface Connector {
  readonly url: string
  /** What was taken so far. */
  taken(): number
  /** When nothing more comes: the moment at which the last was taken. */
  quiet(): Promise<number>
  close(): void
}

/** Milliseconds without anything after which nothing more is expected. */
const silence = 400

export async function startConnector(): Promise<Connector> {
  let count = 0
  let last = performance.now()
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count++
      last = performance.now()
      const answer = Buffer.from(JSON.stringify({ id: `taken-${count}`, sid: `SM${count}` }))
      response
        .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': answer.length })
        .end(answer)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => count,
    async quiet() {
      const from = performance.now()
      while (performance.now() - Math.max(from, last) < silence) await wait(20)
      return last
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
