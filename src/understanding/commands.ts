/** Commands: a message is one only as a whole, apart from polite words around it. */
import type { ExampleModel } from '../learning/examples.js'
import type { CommandName } from './ports.js'
import { commandNames } from './ports.js'
import { distance, letters, mayBeNear } from './spelling.js'
import type { Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

const longest = 100
const mostWords = 12
const shortestMisspelt = 6
const fewestAlike = 2
/** What is said as a question where it is meant: "what is a link worker?" asks for none. */
const askedFor: ReadonlySet<CommandName> = new Set([
  'help',
  'held',
  'language',
  'privacy',
  'repeat',
  'status',
])
const asksSomething = /[?？؟]\s*$/u

/** How like its examples a message must be that is no command word for word: less where nearly all its words are known from commands. */
const alike = 0.92
const alikeInKnownWords = 0.5
const mostlyKnown = 0.84
/** Of fewer known words no command is made, whatever it sounds like: "cooking and singing" is none for its "and". */
const fewestKnown = 0.5

export function command(
  text: string,
  vocabulary: Vocabulary,
  model: ExampleModel<CommandName>,
): CommandName | undefined {
  if (text.length > longest && text.trim().length > longest) return undefined
  const all = words(text, longest)
  // "Stop stop" is stop; "ram ram" is a greeting, and stands so in the words.
  const said = vocabulary.table('commands').whole(all)
    ? all
    : all.filter(({ key }, i) => key !== all[i - 1]?.key)
  if (said.length === 0 || said.length > mostWords) return undefined
  const index = vocabulary.table('commands')
  const cores = [...stripped(said, vocabulary)]
  for (const core of cores) {
    const name = commandNames.find((one) => one === index.whole(core))
    if (name) return name
  }
  if (vocabulary.tags(['yes', 'no', 'maybe', 'neither']).whole(said) !== undefined) return undefined
  const known = new Set(vocabulary.tags(['commandFiller']).vocabulary)
  for (const core of cores) {
    if (core.some(({ key }) => vocabulary.everyday.has(key) && !known.has(key) && !index.vocabulary.has(key)))
      continue
    const name = misspelt(core, vocabulary)
    if (name) return name
  }
  if (said.length < fewestAlike || answers(said, vocabulary)) return undefined
  const [best] = [...model(said.map(({ key }) => key))].sort(([, a], [, b]) => b - a)
  const polite = new Set(vocabulary.tags(['commandFiller', 'filler']).vocabulary)
  const familiar = said.filter(({ key }) => index.vocabulary.has(key) || polite.has(key)).length / said.length
  if (familiar < fewestKnown) return undefined
  const needed = familiar >= mostlyKnown ? alikeInKnownWords : alike
  if (!best || best[1] < needed) return undefined
  return asksSomething.test(text) && !askedFor.has(best[0]) ? undefined : best[0]
}

/** "Yes, but not my doctor" is an answer, whatever it sounds like. */
const answers = (said: readonly Word[], vocabulary: Vocabulary): boolean =>
  vocabulary.tags(['yes']).at(said, 0).length > 0 && vocabulary.tags(['qualifiers']).within(said).length > 0

/** What is left when polite words are taken off the front and the back, the least taken off first. */
function* stripped(said: readonly Word[], vocabulary: Vocabulary): Generator<readonly Word[]> {
  const filler = vocabulary.tags(['commandFiller'])
  const starts = new Set([0])
  for (const start of starts) for (const { end } of filler.at(said, start)) starts.add(end)
  const ends = new Set([said.length])
  for (const end of ends) {
    for (let at = 0; at < end; at += 1)
      if (filler.at(said, at).some((found) => found.end === end)) ends.add(at)
  }
  for (const start of starts) for (const end of ends) if (start < end) yield said.slice(start, end)
}

interface Spelt {
  readonly text: string
  readonly letters: number
  readonly name: CommandName
}
const spelt = new WeakMap<Vocabulary, readonly Spelt[]>()

/** Slips in the longer commands only: "stop" is near "shop", "delete my data" is near nothing. */
function misspelt(core: readonly Word[], vocabulary: Vocabulary): CommandName | undefined {
  const known = spelt.get(vocabulary) ?? inFull(vocabulary)
  spelt.set(vocabulary, known)
  const line = lineOf(core)
  if (line.length < shortestMisspelt) return undefined
  const has = letters(line)
  return known.find((one) => {
    const most = Math.min(line.length, one.text.length) < 12 ? 1 : 2
    return mayBeNear(has, one.letters, most) && distance(line, one.text, most) <= most
  })?.name
}

function inFull({ lexicons }: Vocabulary): Spelt[] {
  return lexicons.flatMap(({ commands }) =>
    commandNames.flatMap((name) =>
      (commands[name] ?? [])
        .filter((text) => !text.includes('*'))
        .map((text) => lineOf(words(text)))
        .filter((text) => text.length >= shortestMisspelt)
        .map((text) => ({ text, letters: letters(text), name })),
    ),
  )
}

const lineOf = (said: readonly Word[]): string => said.map(({ key }) => key).join(' ')
