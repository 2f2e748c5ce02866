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

interface Worded<Item> {
  readonly item: Item
  /** Name and interests: always count. */
  readonly title: string
  /** The description: only its rare words count. */
  readonly text: string
}

/** A word found in more of the descriptions than this says nothing about any of them ("people", "tea", "come"). */
const commonShare = 0.15
/** Not even a name's word says much when half of all have it somewhere ("and", "with"). */
const everywhereShare = 0.5
const fewServices = 6

/** From what somebody enjoys to how many of its words each item has. */
export function wordIndex<Item>(
  services: readonly Worded<Item>[],
): (enjoys: string) => ReadonlyMap<Item, number> {
  const inTitle = new Map<string, Item[]>()
  const inText = new Map<string, Item[]>()
  for (const { item, title, text } of services) {
    const titleWords = wordsOf(title)
    for (const word of titleWords) push(inTitle, word, item)
    for (const word of wordsOf(text)) if (!titleWords.has(word)) push(inText, word, item)
  }
  const common = Math.max(fewServices, services.length * commonShare)
  const everywhere = Math.max(fewServices, services.length * everywhereShare)
  return (enjoys) => {
    const hits = new Map<Item, number>()
    for (const word of [...wordsOf(enjoys)].slice(0, 60)) {
      const titles = inTitle.get(word) ?? []
      const texts = inText.get(word) ?? []
      if (titles.length + texts.length <= everywhere)
        for (const item of titles) hits.set(item, (hits.get(item) ?? 0) + 1)
      if (titles.length + texts.length <= common)
        for (const item of texts) hits.set(item, (hits.get(item) ?? 0) + 1)
    }
    return hits
  }
}

function push<Item>(index: Map<string, Item[]>, word: string, item: Item): void {
  const items = index.get(word)
  if (items === undefined) index.set(word, [item])
  else items.push(item)
}
