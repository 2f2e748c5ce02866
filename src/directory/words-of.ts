/** What people enjoy, found by the words of a service: a soft hint, in any language and script. */

const letters = /[\p{L}\p{M}]{3,}/gu
const endings = /(ing|ers|er|ies|es|ed|s)$/

/** Folded words with common English endings off, so that "gardening" meets "garden". */
export function wordsOf(text: string): Set<string> {
  const folded = text
    .slice(0, 4_000)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return new Set(
    (folded.match(letters) ?? []).map((word) =>
      word.length > 5 ? word.replace(endings, '') : word.replace(/s$/, ''),
    ),
  )
}

interface Worded {
  /** Name and interests: always count. */
  readonly title: string
  /** The description: only its rare words count. */
  readonly text: string
}

/** A word found in more of the descriptions than this says nothing about any of them ("people", "tea", "come"). */
const commonShare = 0.15

/** From what somebody enjoys to how many of its words each service has, by the service's position. */
export function wordIndex(services: readonly Worded[]): (enjoys: string) => ReadonlyMap<number, number> {
  const inText = new Map<string, number[]>()
  const inTitle = new Map<string, number[]>()
  services.forEach(({ title, text }, position) => {
    const titleWords = wordsOf(title)
    for (const word of titleWords) push(inTitle, word, position)
    for (const word of wordsOf(text)) if (!titleWords.has(word)) push(inText, word, position)
  })
  const most = Math.max(3, services.length * commonShare)
  return (enjoys) => {
    const hits = new Map<number, number>()
    for (const word of [...wordsOf(enjoys)].slice(0, 60)) {
      const inTitles = inTitle.get(word) ?? []
      const rare = inText.get(word) ?? []
      if (inTitles.length + rare.length > services.length / 2 && services.length > 6) continue
      for (const position of inTitles) hits.set(position, (hits.get(position) ?? 0) + 1)
      if (rare.length <= most) for (const position of rare) hits.set(position, (hits.get(position) ?? 0) + 1)
    }
    return hits
  }
}

function push(index: Map<string, number[]>, word: string, position: number): void {
  const at = index.get(word)
  if (at === undefined) index.set(word, [position])
  else at.push(position)
}
