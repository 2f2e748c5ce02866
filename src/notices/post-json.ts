/** One POST of JSON to somebody's receiver: answered in time, never redirected, and read as told, never or later. */
import type { Clock, Told } from '../conversation/ports.js'

const timeoutMs = 10_000
/** Characters of an answer that are read: enough for a reason. */
const mostRead = 2_000

export interface PostJson {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly clock: Clock
  /** Whether a 2xx with this text is a success after all. */
  readonly isTaken?: (text: string) => boolean
}

export async function postJson({ url, body, headers, clock, isTaken = () => true }: PostJson): Promise<Told> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Cairn', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = (await answer.text()).slice(0, mostRead)
    if (answer.ok && isTaken(text)) return { kind: 'told' }
    const code = answer.ok ? 'notTaken' : String(answer.status)
    if (answer.status === 410) return { kind: 'never', code }
    const after = secondsOf(answer.headers.get('retry-after'), clock.now())
    return { kind: 'later', code, ...(after === undefined ? {} : { after }) }
  } catch (error) {
    return { kind: 'later', code: faultOf(error) }
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null, now: Date): number | undefined {
  if (retryAfter === null) return undefined
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter)
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1_000))
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unexpected'
  const { code } = (error.cause ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : error.name
}
