/** A stand-in for the Bot Connector: takes what a bot sends and answers with an id, as the real one does. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Connector {
  readonly url: string
  /** Activities taken so far. */
  taken(): number
  close(): void
}

export async function startConnector(): Promise<Connector> {
  let count = 0
  const answer = Buffer.from(JSON.stringify({ id: 'taken' }))
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count++
      response
        .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': answer.length })
        .end(answer)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => count,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
