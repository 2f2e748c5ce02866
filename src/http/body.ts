/** Bodies at the door: bounded while they arrive, parsed once, never nested deeper than anything of ours is. */
import type { IncomingMessage } from 'node:http'
import type { Route } from './route.js'

const deepest = 20

/** A body that is not taken, with the status and code that say why. */
export class BadBody extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    readonly code: 'unreadable' | 'tooLarge' | 'wrongType' | 'tooDeep',
  ) {
    super(code)
  }
}

/** Parsed JSON; a form's fields (repeated ones as a list); or undefined where nothing was sent or is taken. */
export async function readBody(request: IncomingMessage, takes: Route['takes']): Promise<unknown> {
  if (!takes) {
    request.resume()
    return undefined
  }
  if (Number(request.headers['content-length'] ?? 0) > takes.most) throw new BadBody(413, 'tooLarge')
  const bytes = await collect(request, takes.most)
  if (bytes.length === 0) return undefined
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (takes.kind === 'form') {
    if (type !== 'application/x-www-form-urlencoded') throw new BadBody(415, 'wrongType')
    return parseForm(bytes.toString('utf8'))
  }
  if (type !== 'application/json' && !type.endsWith('+json')) throw new BadBody(415, 'wrongType')
  return parseJson(bytes.toString('utf8'))
}

function collect(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size <= most) return
      // Not destroyed: the socket must still carry the answer.
      request.removeAllListeners('data').pause()
      reject(new BadBody(413, 'tooLarge'))
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('close', () => {
      if (!request.readableEnded) reject(new BadBody(400, 'unreadable'))
    })
    request.on('error', () => reject(new BadBody(400, 'unreadable')))
  })
}

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadBody(400, 'unreadable')
  }
  checkDepth(value, 0)
  return value
}

/** Refuses deep nesting and drops `__proto__`, which JSON gives as a key like any other. */
function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= deepest) throw new BadBody(400, 'tooDeep')
  if (Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__')
  for (const inner of Object.values(value)) checkDepth(inner, depth + 1)
}

function parseForm(text: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    if (name === '__proto__') continue
    const before = Object.hasOwn(fields, name) ? fields[name] : undefined
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}
