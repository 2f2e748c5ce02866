/** CPU of one full turn through Direct Line against one echo through the SDK's adapter, both in processes of their own. */
import autocannon, { type Request } from 'autocannon'
import { WebSocket } from 'ws'
import { directLine, messageOf, startCairn, type Cairn, type Conversation } from './cairn.js'
import { startConnector } from './connector.js'
import { person, roundOfPeople, type Person } from './people.js'
import { startProcess, type ServerProcess } from './server-process.js'
import { judged, median, type Row } from './table.js'

const connections = 16
const runs = 3
/** Conversations that one connection walks one after the other: one round of people. */
const perConnection = roundOfPeople
const json = { 'content-type': 'application/json' }

/** Microseconds of CPU, of all threads, for each turn; and how much of one core the server used while it was loaded. */
interface Measured {
  readonly cpu: number
  readonly busy: number
}

export async function turn(): Promise<Row[]> {
  const connector = await startConnector()
  const cairn = await startCairn()
  const echo = await startProcess('build/tests/bench/echo-server.js', {})
  try {
    const measured: { cairn: Measured; echo: Measured }[] = []
    // The first is a warm-up and does not count.
    for (let run = 0; run <= runs; run++)
      measured.push({ cairn: await walked(cairn, run), echo: await echoed(echo, connector, run) })
    return rowsOf(measured.slice(1))
  } finally {
    await Promise.all([cairn.stop(), echo.stop()])
    connector.close()
  }
}

function rowsOf(measured: readonly { cairn: Measured; echo: Measured }[]): Row[] {
  const middle = (of: (one: (typeof measured)[number]) => number) => median(measured.map(of))
  const ratio = middle(({ cairn, echo }) => cairn.cpu / echo.cpu)
  const told = (of: 'cairn' | 'echo') =>
    `${Math.round(middle((one) => one[of].cpu))} µs, server at ${Math.round(100 * middle((one) => one[of].busy))} % of a core`
  return [
    {
      what: 'CPU per full turn, to a CloudAdapter echo',
      target: 'at most 1.00x',
      measured: `${ratio.toFixed(2)}x`,
      verdict: judged(ratio <= 1),
    },
    { what: '  a full turn', measured: told('cairn') },
    { what: '  an echo', measured: told('echo') },
  ]
}

/** Every connection walks its own people, each in a conversation with an open socket on which the replies arrive. */
async function walked(cairn: Cairn, run: number): Promise<Measured> {
  const first = run * connections * perConnection
  const people = Array.from({ length: connections * perConnection }, (_, index) => person(first + index))
  const walks = await Promise.all(people.map((who) => walkOf(cairn, who)))
  const shares = Array.from({ length: connections }, (_, nth) =>
    walks.slice(nth * perConnection, (nth + 1) * perConnection).flatMap(({ requests }) => requests),
  )
  const measured = await loaded(cairn, shares)
  for (const { replies, requests, close } of walks) {
    close()
    if (replies() < requests.length) throw new Error('a turn was not answered on the socket')
  }
  return measured
}

async function walkOf(cairn: Cairn, who: Person) {
  const conversation = await cairn.begin(who.language)
  const socket = new WebSocket(conversation.streamUrl)
  let frames = 0
  await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject))
  socket.on('message', () => frames++)
  return {
    requests: who.says.map((text, nth) => saying(conversation, text, `${who.mark}.${nth}`)),
    replies: () => frames,
    close: () => socket.close(),
  }
}

const saying = ({ id, token }: Conversation, text: string, messageId: string): Request => ({
  method: 'POST',
  path: `${directLine}/${id}/activities`,
  headers: { ...json, authorization: `Bearer ${token}` },
  body: JSON.stringify(messageOf(text, messageId)),
})

/** The same words, to the echo. */
async function echoed(
  echo: ServerProcess,
  connector: { url: string; taken(): number },
  run: number,
): Promise<Measured> {
  const first = run * connections * perConnection
  const shares = Array.from({ length: connections }, (_, nth) =>
    Array.from({ length: perConnection }, (_, index) => person(first + nth * perConnection + index)).flatMap(
      (who) => who.says.map((text, at) => toEcho(text, `${who.mark}.${at}`, who.mark, connector.url)),
    ),
  )
  const before = connector.taken()
  const measured = await loaded(echo, shares)
  if (connector.taken() - before !== shares.flat().length) throw new Error('an echo was not sent')
  return measured
}

const toEcho = (text: string, id: string, conversation: string, serviceUrl: string): Request => ({
  method: 'POST',
  path: '/api/messages',
  headers: json,
  body: JSON.stringify({
    ...messageOf(text, id),
    id,
    timestamp: '2026-11-20T10:00:00.000Z',
    channelId: 'directline',
    serviceUrl,
    conversation: { id: conversation },
    recipient: { id: 'bot' },
  }),
})

async function loaded(server: ServerProcess, shares: readonly (readonly Request[])[]): Promise<Measured> {
  const amount = shares.flat().length
  let next = 0
  const before = await server.used()
  const result = await autocannon({
    url: server.url,
    connections,
    amount,
    timeout: 30,
    setupClient: (client) => client.setRequests(shares[next++ % connections] ?? []),
  })
  const after = await server.used()
  if (result['2xx'] !== amount || result.errors > 0)
    throw new Error(`${amount - result['2xx']} of ${amount} turns failed`)
  const cpu = after.cpu - before.cpu
  return { cpu: cpu / amount, busy: cpu / (after.at - before.at) }
}
