/** Ready-made replies: what a link worker often says, written once in each language and owned in `content/replies`. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { ContentError } from '../errors.js'
import { readJson } from '../read-json.js'

/** What may stand as `{{name}}` in a reply. Nothing of the person: a reply shows no more than it says. */
const placeholders = ['worker', 'service', 'phone', 'emergency'] as const
export type ReplyValues = Readonly<Record<(typeof placeholders)[number], string>>

const replySchema = z.strictObject({
  id: z.string().regex(/^[a-zA-Z]{1,40}$/),
  /** What it is for, in the language of its file: shown where the desk reads that language. */
  title: z.string().min(1).max(80),
  text: z.string().min(1).max(600),
})
/** `content/replies/<language>.json`. */
const repliesSchema = z.strictObject({
  /** Who has read them and may be asked; null while they are drafts. */
  reviewedBy: z.string().nullable(),
  replies: z.array(replySchema),
})
type Reply = z.infer<typeof replySchema>

/** By language. */
export type ReadyReplies = ReadonlyMap<string, readonly Reply[]>

export interface ReadyReply {
  readonly id: string
  /** In the desk's language. */
  readonly title: string
  /** In the person's language where there is one, or else in the desk's. */
  readonly text: string
  readonly language: string
  /** The same in the desk's language, where that is another. */
  readonly meaning?: string
}

/** The desk's language decides which replies there are. @throws ContentError naming the file. */
export function loadReplies(folder: string, deskLanguage: string): ReadyReplies {
  const all = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((file) => [basename(file, '.json'), readJson(join(folder, file), repliesSchema).replies] as const),
  )
  const known = new Set(all.get(deskLanguage)?.map(({ id }) => id))
  for (const [language, replies] of all) {
    for (const { id, text } of replies) {
      const at = `content/replies/${language}.json: ${id}`
      if (!known.has(id)) throw new ContentError('bad_reply', `${at} is not in ${deskLanguage}.json`)
      if (replies.filter((one) => one.id === id).length > 1)
        throw new ContentError('bad_reply', `${at} is there twice`)
      for (const name of namesIn(text))
        if (!placeholders.some((one) => one === name))
          throw new ContentError('bad_reply', `${at} fills in {{${name}}}, which is not known`)
    }
  }
  return all
}

export function readyReplies(
  all: ReadyReplies,
  { language, deskLanguage, values }: { language: string; deskLanguage: string; values: ReplyValues },
): ReadyReply[] {
  const theirs = all.get(language) ?? []
  return (all.get(deskLanguage) ?? []).map(({ id, title, text }) => {
    const own = language === deskLanguage ? undefined : theirs.find((one) => one.id === id)
    return own
      ? { id, title, text: filled(own.text, values), language, meaning: filled(text, values) }
      : { id, title, text: filled(text, values), language: deskLanguage }
  })
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map(([, name = '']) => name)

const filled = (text: string, values: ReplyValues): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof ReplyValues] : whole,
  )
