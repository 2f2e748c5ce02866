/** The language of a page: what was asked for, the case's, what was chosen before, what the browser prefers, the first. */
import { offeredLanguage } from '../../channels/language.js'

export interface LanguageHints {
  readonly asked?: string | null | undefined
  readonly ofCase?: string | undefined
  readonly chosen?: string | undefined
  /** An `Accept-Language` header. */
  readonly accepted?: string | undefined
}

export function pageLanguage(hints: LanguageHints, offered: readonly string[]): string {
  const wishes = [hints.asked ?? undefined, hints.ofCase, hints.chosen, ...preferred(hints.accepted)]
  for (const wish of wishes) {
    const language = offeredLanguage(wish, offered)
    if (language) return language
  }
  return offered[0] ?? 'en'
}

function preferred(accepted = ''): string[] {
  return accepted
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/)
      return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
