/** The conversation beside a case, and whether somebody is waiting for an answer in it. */
import type { ShownCase } from '../../desk/disclosure.js'
import type { CaseWords } from './case-words.js'

export function conversationView(
  { lines, holder, language }: ShownCase,
  { say, times, naming, language: deskLanguage }: CaseWords,
) {
  const speaking =
    holder.kind === 'bot'
      ? say('conversation.botSpeaks')
      : say('conversation.workerSpeaks', { name: holder.name })
  return {
    speaking,
    count: lines.length,
    lines: lines.map(({ at, from, text, language: known, urgent, shown, answers, chose }) => ({
      kind: from.kind,
      who: from.kind === 'worker' ? from.name : say(`who.${from.kind}`),
      at: times.short(at),
      iso: at,
      text,
      lang: from.kind === 'person' ? (known ?? undefined) : undefined,
      dir: from.kind === 'person' && known ? naming.direction(known) : 'auto',
      urgent,
      more: [
        ...(chose ? [say('conversation.chose', { chose })] : []),
        ...(shown.length > 0
          ? [say('conversation.activities', { names: shown.join('; '), count: shown.length })]
          : []),
        ...(answers > 0 ? [say('conversation.answers', { count: answers })] : []),
      ],
    })),
    languageNote:
      language === deskLanguage
        ? undefined
        : say('conversation.languageNote', { language: naming.language(language) }),
  }
}
