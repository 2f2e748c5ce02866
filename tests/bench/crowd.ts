/** Five hundred people at once, each waiting for an answer before the next word; then every feed is read for what it should hold. */
import { performance } from 'node:perf_hooks'
import {
  call,
  directLine,
  feedOf,
  messageOf,
  startCairn,
  type Cairn,
  type Conversation,
  type Feed,
} from './cairn.js'
import { person, type Person } from './people.js'
import { judged, percentile, type Row } from './table.js'

const people = 500

interface Walked {
  readonly who: Person
  readonly conversation?: Conversation
  readonly took: readonly number[]
  readonly errors: number
}

export async function crowd(): Promise<Row[]> {
  const cairn = await startCairn()
  try {
    const began = performance.now()
    const walks = await Promise.all(
      Array.from({ length: people }, (_, number) => walk(cairn, person(number))),
    )
    const seconds = (performance.now() - began) / 1_000
    const wrong: string[] = []
    for (const { who, conversation } of walks) {
      const faults = await found(cairn, who, conversation)
      wrong.push(...faults.map((fault) => `person ${who.mark} (${who.language}): ${fault}`))
    }
    if (wrong.length > 0) process.stderr.write(`${wrong.slice(0, 20).join('\n')}\n`)
    const took = walks.flatMap((walked) => walked.took)
    const errors = walks.reduce((sum, walked) => sum + walked.errors, 0)
    const at = (percent: number) => `${Math.round(percentile(took, percent))}`
    return [
      {
        what: `${people} conversations at once, closed loop`,
        target: 'no error, nothing lost or mixed',
        measured: `${errors} errors, ${wrong.length} wrong feeds`,
        verdict: judged(errors === 0 && wrong.length === 0),
      },
      {
        what: `  their ${took.length.toLocaleString('en')} turns, p50 / p95 / p99`,
        measured: `${at(50)} / ${at(95)} / ${at(99)} ms, ${Math.round(took.length / seconds)} turns a second`,
      },
    ]
  } finally {
    await cairn.stop()
  }
}

/** To the first activities. */
async function walk(cairn: Cairn, who: Person): Promise<Walked> {
  const took: number[] = []
  let conversation: Conversation | undefined
  try {
    conversation = await cairn.begin(who.language)
    for (const [nth, text] of who.says.slice(0, who.untilActivities).entries()) {
      const began = performance.now()
      await call(`${cairn.url}${directLine}/${conversation.id}/activities`, {
        method: 'POST',
        bearer: conversation.token,
        body: messageOf(text, `${who.mark}.${nth}`),
      })
      took.push(performance.now() - began)
    }
    return { who, conversation, took, errors: 0 }
  } catch {
    return { who, ...(conversation && { conversation }), took, errors: 1 }
  }
}

async function found(cairn: Cairn, who: Person, conversation: Conversation | undefined): Promise<string[]> {
  if (!conversation) return ['never began']
  try {
    return faultsIn(await feedOf(cairn, conversation), who)
  } catch (error) {
    return [`the feed cannot be read: ${String(error)}`]
  }
}

/** What is lost, doubled, out of order or somebody else's in a feed. */
function faultsIn(feed: Feed, { says, untilActivities, mark }: Person): string[] {
  const mine = feed.filter(({ from }) => from.role === 'user')
  const said = says.slice(0, untilActivities)
  const faults: string[] = []
  if (mine.map(({ text }) => text).join('\n') !== said.join('\n')) faults.push('not the words that were said')
  if (!mine.every(({ channelData }, nth) => channelData.clientActivityID === `${mark}.${nth}`))
    faults.push('not the messages that were sent')
  const unanswered = feed.some(({ from }, nth) => from.role === 'user' && feed[nth + 1]?.from.role !== 'bot')
  if (unanswered) faults.push('a message without an answer')
  if (!feed.at(-1)?.attachments?.length) faults.push('no activities at the end')
  const marks = new Set(JSON.stringify(feed).match(/\b1\d{5}\b/g))
  if (marks.size !== 1 || !marks.has(mark)) faults.push("somebody else's words")
  return faults
}
