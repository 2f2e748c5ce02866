/**
 * A process that is posted thousands of requests nobody signed, of many shapes, and says how much it holds afterwards:
 * `{ warm, after, issuers, asked, answers }`, bytes of heap after a full collection. Run with `--expose-gc`.
 */
import { Agent, request } from 'node:http'
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { appId, startAzure, teamsActivity } from './service.js'

const require = createRequire(import.meta.url)
const warmUp = 2_000
const count = 10_000
const abreast = 16

const service = await startAzure()
const agent = new Agent({ keepAlive: true, maxSockets: abreast })
const answers: Record<number, number> = {}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const unique = () => randomBytes(12).toString('hex')
const iss = 'https://api.botframework.com'
const forged = (claims: object) =>
  `Bearer ${base64({ alg: 'RS256', kid: unique() })}.${base64({ ...claims, jti: unique() })}.${randomBytes(256).toString('base64url')}`

/** Nothing, rubbish, a new tenant every time, another bot's, and one that claims all that it should. */
const shapes: (() => string | undefined)[] = [
  () => undefined,
  () => `Bearer ${unique()}.${unique()}.${unique()}`,
  () =>
    forged({
      iss: `https://sts.windows.net/${unique()}/`,
      tid: unique(),
      aud: appId,
      ver: '2.0',
      azp: appId,
    }),
  () => forged({ iss, aud: unique(), tid: unique() }),
  () => forged({ iss, aud: appId, tid: unique(), serviceurl: service.connector.url, exp: 9_999_999_999 }),
]

function post(nth: number): Promise<void> {
  const authorization = shapes[nth % shapes.length]?.()
  const body = JSON.stringify(teamsActivity(unique(), { text: 'hello' }))
  return new Promise((resolve, reject) => {
    const sent = request(
      `${service.base}/api/messages`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(authorization !== undefined && { authorization }),
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0
        answers[status] = (answers[status] ?? 0) + 1
        answer.resume().on('end', resolve)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function flood(times: number): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < times) await post(next++)
  }
  await Promise.all(Array.from({ length: abreast }, worker))
}

/** After collections until nothing more goes. */
async function held(): Promise<number> {
  for (let nth = 0; nth < 4; nth++) {
    ;(globalThis as { gc?: () => void }).gc?.()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return process.memoryUsage().heapUsed
}

const { ToBotFromBotOrEmulatorTokenValidationParameters: known } =
  require('botframework-connector/lib/auth/tokenValidationParameters.js') as {
    ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: string[] }
  }

await flood(warmUp)
const warm = await held()
const issuersBefore = known.issuer.length
await flood(count)
const after = await held()
process.stdout.write(
  JSON.stringify({
    warm,
    after,
    issuers: known.issuer.length - issuersBefore,
    asked: service.issuer.asked.length,
    answers,
  }),
)
agent.destroy()
await service.close()
