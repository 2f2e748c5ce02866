/** The WebSocket's door: token and conversation are checked before the connection is a WebSocket at all. */
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Door } from './door.js'
import { readWatermark } from './feed.js'
import type { Live } from './live.js'
import { root } from './routes.js'
import type { HandoffOf } from '../handoff.js'
import type { Say } from './shown.js'
import type { Tokens } from './tokens.js'

const address = new RegExp(`^${root}/conversations/([\\w-]{1,100})/stream$`)

export function createUpgrade(world: {
  readonly door: Door
  readonly live: Live
  readonly tokens: Tokens
  readonly serviceName: string
  readonly say: Say
  readonly handoff: HandoffOf | undefined
  readonly failed: (code: string) => void
}) {
  const { door, live, tokens, serviceName, say, handoff } = world
  // Clients send nothing but empty frames.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false })

  async function check(request: IncomingMessage) {
    const url = new URL(request.url ?? '/', 'http://host')
    const conversationId = address.exec(url.pathname)?.[1]
    if (!conversationId) return 404
    const holder = await tokens.verify(url.searchParams.get('t') ?? '', 'stream')
    if (!holder.ok) return holder.why === 'expired' ? 403 : 401
    if (holder.conversationId !== conversationId) return 403
    const watermark = readWatermark(url.searchParams.get('watermark'))
    if (watermark === undefined) return 400
    if (!(await door.caseOf(conversationId))) return 404
    return { reader: { conversationId, user: holder.user, serviceName, say, handoff }, watermark }
  }

  return async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    try {
      const checked = await check(request)
      if (typeof checked === 'number') {
        socket.end(`HTTP/1.1 ${checked} ${STATUS_CODES[checked]}\r\nConnection: close\r\n\r\n`)
        return
      }
      const { reader, watermark } = checked
      sockets.handleUpgrade(request, socket, head, (line) => {
        live.open(line, reader, watermark)
        // Read again now that the line is open: a turn may have ended in between.
        door.caseOf(reader.conversationId).then(
          (here) => (here ? live.push(reader.conversationId, here) : line.close(1000, 'ended')),
          () => line.close(1011, 'fault'),
        )
      })
    } catch (error) {
      world.failed(error instanceof Error ? error.constructor.name : 'unknown')
      socket.destroy()
    }
  }
}
