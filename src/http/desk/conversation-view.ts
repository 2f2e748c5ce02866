/** The conversation beside a case, and whether somebody is waiting for an answer in it. */
import type { ShownCase } from '../../desk/disclosure.js'
import type { CaseWords } from './case-words.js'

/** Those that the desk's copy has a name for. */
const channelNames: ReadonlySet<string> = new Set(['web', 'sms', 'email', 'msteams'])

export function conversationView(
  { lines, holder, language, reach, summary: { interpreter } }: ShownCase,
  { say, times, naming, language: deskLanguage }: CaseWords,
) {
  const speaking =
    holder.kind === 'bot'
      ? say('conversation.botSpeaks')
      : say('conversation.workerSpeaks', { name: holder.name })
  const channelName = (channel: string) =>
    say(`conversation.channel.${channelNames.has(channel) ? channel : 'other'}`)
  return {
    speaking,
    /** Why a reply does not arrive, where it does not. */
    reach:
      reach &&
      say(`conversation.reach.${reach.why}`, {
        channel: channelName(reach.channel),
        at: times.short(reach.at),
      }),
    count: lines.length,
    lines: lines.map(({ at, from, text, language: known, urgent, shown, answers, chose, delivery }) => ({
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
        ...(delivery
          ? [say(`conversation.delivery.${delivery.state}`, { channel: channelName(delivery.channel) })]
          : []),
        ...(answers > 0 ? [say('conversation.answers', { count: answers })] : []),
      ],
    })),
    /** Beside the form for a reply: the two languages differ, and nothing here translates. */
    translationNote:
      language === deskLanguage
        ? undefined
        : say(`conversation.translation.${interpreter ? 'interpreter' : 'note'}`, {
            language: naming.language(language),
            desk: naming.language(deskLanguage),
          }),
    languageNote:
      language === deskLanguage
        ? undefined
        : say('conversation.languageNote', { language: naming.language(language) }),
  }
}
