/** What is learnt from the examples of a language, and of those always tried: its answers and its commands. */
import type { Lexicon } from './lexicon.js'
import { learn, type Example, type ExampleModel } from './example-model.js'
import { commandNames, type CommandName, type YesNo } from './ports.js'
import { keys } from './words.js'

const answers = ['yes', 'no', 'maybe', 'qualified', 'unclear'] as const satisfies readonly YesNo[]

/** A language that is always tried counts half as much as the person's own. */
const weightOf = (place: number): number => (place === 0 ? 1 : 0.5)

const examples = <Name extends string>(
  texts: readonly string[] | undefined,
  of: readonly Name[],
  weight: number,
): Example<Name>[] => (texts ?? []).map((text) => ({ keys: keys(text), of, weight }))

export function learnAnswers(lexicons: readonly Lexicon[]): ExampleModel<YesNo> {
  return learn<YesNo>(
    lexicons.flatMap((lexicon, place) => {
      const lists = {
        yes: lexicon.yes,
        no: lexicon.no,
        maybe: lexicon.maybe,
        qualified: [],
        unclear: lexicon.neither,
      }
      return answers.flatMap((name) => [
        ...examples(lexicon.answers[name], [name], 1),
        ...examples<YesNo>(lists[name], [name], weightOf(place)),
      ])
    }),
    answers,
  )
}

/** `told` are texts that tell something and command nothing. */
export function learnCommands(
  lexicons: readonly Lexicon[],
  told: readonly (readonly string[])[],
): ExampleModel<CommandName> {
  const none: readonly CommandName[] = []
  return learn<CommandName>(
    [
      ...lexicons.flatMap((lexicon, place) => [
        ...commandNames.flatMap((name) => examples(lexicon.commands[name], [name], weightOf(place))),
        ...[lexicon.notCommands, lexicon.yes, lexicon.no, lexicon.maybe, lexicon.neither].flatMap((texts) =>
          examples(texts, none, 1),
        ),
      ]),
      ...told.map((words) => ({ keys: words, of: none, weight: 1 })),
    ],
    commandNames,
  )
}
