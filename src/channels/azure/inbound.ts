/** What an activity says, for the conversation: words without mark-up and mentions, a pressed button, and where to answer. */
import { ActivityTypes, type Activity } from 'botbuilder'
import { z } from 'zod'
import type { Inbound } from '../../conversation/ports.js'
import { offeredLanguage } from '../language.js'
import { plainWords } from '../plain-words.js'
import { referenceOf } from './reference.js'

const code = z.string().max(1_000)
const stood = z.object({ case: z.string().max(100), message: z.int().min(0) })
/** As `cards.ts` writes it. `picked` is what was ticked, of the values of one step. */
const pressedSchema = z.union([
  z.object({ choice: code, stood }).transform(({ choice, stood }) => ({ choice, stood })),
  z
    .object({ step: z.string().max(200), picked: z.string().max(800).default(''), stood })
    .transform(({ step, picked, stood }) => ({ choice: `${step}=${picked}`, stood })),
])
/** A press that says not where it stood is on no card of ours: it counts for nothing, like one on a card of another case. */
const forged: Pressed = { choice: '', stood: { case: '', message: 0 } }

type Pressed = Pick<Inbound, 'choice' | 'stood'>

/** The rest of it (channel and address) every channel has in common. */
export function saidIn(activity: Activity, languages: readonly string[]): Partial<Inbound> {
  const language = offeredLanguage(activity.locale, languages)
  const isEdit = activity.type === (ActivityTypes.MessageUpdate as string)
  return {
    messageId: isEdit ? `${activity.id ?? ''} ${String(activity.timestamp)}` : (activity.id ?? ''),
    text: plainWords(textOf(activity)),
    ...(language && { language }),
    reference: referenceOf(activity),
    ...(isEdit ? { edited: true } : pressedIn(activity)),
  }
}

function pressedIn({ value }: Activity): Pressed {
  if (typeof value !== 'object' || value === null) return {}
  const pressed = pressedSchema.safeParse(value)
  return pressed.success ? pressed.data : forged
}

/** Text as it was typed: our own mention taken out, other people's left as their names, mark-up and entities read. */
export function textOf({ text = '', textFormat, entities = [], recipient }: Activity): string {
  const ours = entities.flatMap((entity) => {
    const { type, mentioned, text: mention } = entity as Record<string, unknown>
    const isOurs = type === 'mention' && (mentioned as { id?: unknown } | null)?.id === recipient.id
    return isOurs && typeof mention === 'string' && mention !== '' ? [mention] : []
  })
  const unmentioned = ours.reduce((rest, mention) => rest.replaceAll(mention, ' '), text)
  const isMarkedUp = textFormat === 'xml' || textFormat === 'html'
  const bare = isMarkedUp ? withoutTags(unmentioned) : unmentioned.replace(/<\/?at(?: [^<>]*)?>/gi, '')
  return withoutEntities(bare)
    .replace(/\u00a0/g, ' ')
    .replace(/ {2,}/g, ' ')
}

const withoutTags = (text: string) =>
  text.replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n').replace(/<\/?[a-z][^<>]*>/gi, '')

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

/** Each is read once: `&amp;lt;` is the text `&lt;`. */
const withoutEntities = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
