/** A connector like the Bot Framework's, which records what is posted to it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Activity } from 'botbuilder'

export interface Sent extends Partial<Activity> {
  readonly authorization: string | undefined
  /** As in the address it was posted to. */
  readonly to: string
  readonly bytes: number
}

export interface Connector {
  readonly url: string
  readonly sent: Sent[]
  /** What the next posts are answered, one after the other; then all is well again. */
  readonly trouble: { status: number; headers?: Record<string, string> }[]
  close(): Promise<void>
}

export async function startConnector(): Promise<Connector> {
  const sent: Sent[] = []
  const trouble: Connector['trouble'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const next = trouble.shift()
      response.setHeader('content-type', 'application/json')
      if (next) {
        response.writeHead(next.status, next.headers)
        response.end(JSON.stringify({ error: { code: 'Trouble', message: 'trouble' } }))
        return
      }
      const [, to = ''] = /\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? []
      const body = Buffer.concat(chunks)
      sent.push({
        ...(JSON.parse(body.toString('utf8')) as Partial<Activity>),
        authorization: request.headers.authorization,
        to: decodeURIComponent(to),
        bytes: body.length,
      })
      response.end(JSON.stringify({ id: `sent-${sent.length}` }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    trouble,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
