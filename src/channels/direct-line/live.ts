/** The open WebSockets: each knows how far its client has read, so nothing is sent twice and nothing is left out. */
import { WebSocket } from 'ws'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import { activitiesAfter, parting, typing, type Reader } from './feed.js'

const most = { perConversation: 5, waitingBytes: 1_000_000 }

interface Line {
  readonly socket: WebSocket
  readonly reader: Reader
  readonly opened: number
  watermark: number
  alive: boolean
}

export interface LiveOptions {
  /** Milliseconds between keep-alive frames; proxies close what is silent for a minute. */
  readonly beat?: number
  /** Milliseconds a socket lives before its client must come back with a fresh token. */
  readonly life?: number
}

export class Live {
  readonly #lines = new Map<string, Set<Line>>()
  readonly #beat: number
  readonly #life: number
  #timer: NodeJS.Timeout | undefined

  constructor({ beat = 25_000, life = 1_800_000 }: LiveOptions = {}) {
    this.#beat = beat
    this.#life = life
  }

  open(socket: WebSocket, reader: Reader, watermark: number): void {
    const line: Line = { socket, reader, watermark, alive: true, opened: Date.now() }
    const lines = this.#lines.get(reader.conversationId) ?? new Set()
    this.#lines.set(reader.conversationId, lines.add(line))
    const [oldest] = lines
    if (lines.size > most.perConversation) oldest?.socket.close(1000, 'another window')
    socket.on('pong', () => (line.alive = true))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#forget(line))
    this.#timer ??= setInterval(() => this.#keepAlive(), this.#beat).unref()
  }

  /** Sends each socket of the conversation what it has not had. */
  push(conversationId: string, c: Case): void {
    const { messages } = c
    for (const line of this.#lines.get(conversationId) ?? []) {
      if (messages.length <= line.watermark) continue
      this.#send(line, activitiesAfter(c, line.watermark, line.reader))
      line.watermark = messages.length
    }
  }

  /** Shows that an answer is on its way, the bot's or the named worker's; it moves no watermark. */
  typing(conversationId: string, since: Date, worker?: string): void {
    for (const line of this.#lines.get(conversationId) ?? [])
      this.#send(line, {
        activities: [typing(line.reader, since, worker)],
        watermark: String(line.watermark),
      })
  }

  /** Says the last words of a conversation that is over, and closes every socket of it. */
  end(conversationId: string, farewell: readonly Message[] = []): void {
    for (const line of this.#lines.get(conversationId) ?? []) {
      if (farewell.length > 0) this.#send(line, parting(farewell, line.reader))
      line.socket.close(1000, 'ended')
    }
  }

  get conversations(): number {
    return this.#lines.size
  }

  close(): void {
    for (const lines of this.#lines.values()) for (const { socket } of lines) socket.terminate()
  }

  #send({ socket }: Line, frame: object): void {
    if (socket.readyState !== WebSocket.OPEN) return
    if (socket.bufferedAmount > most.waitingBytes) socket.terminate()
    else socket.send(JSON.stringify(frame))
  }

  #forget(line: Line): void {
    const { conversationId } = line.reader
    const lines = this.#lines.get(conversationId)
    lines?.delete(line)
    if (lines?.size === 0) this.#lines.delete(conversationId)
    if (this.#lines.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #keepAlive(): void {
    for (const lines of this.#lines.values())
      for (const line of lines) {
        if (!line.alive) line.socket.terminate()
        else if (Date.now() - line.opened > this.#life) line.socket.close(1000, 'renew')
        else {
          line.alive = false
          line.socket.ping()
          // Pages cannot see a ping: the empty frame tells them that the line is there.
          line.socket.send('')
        }
      }
  }
}
