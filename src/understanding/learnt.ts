/** What is learnt from the examples of a language, and of those always tried: its answers and its commands. */
import { exampleModel, learnExamples, type Example, type ExampleModel } from '../learning/examples.js'
import { learnt, type Lesson } from '../learning/shelf.js'
import type { Lexicon } from './lexicon.js'
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

/** `language` is the first of the lexicons' own. */
export const answersLesson = (language: string, lexicons: readonly Lexicon[]): Lesson => ({
  name: `answers.${language}`,
  from: lexicons.map(({ yes, no, maybe, neither, answers: said }) => [yes, no, maybe, neither, said]),
  learn: () => learnExamples(answerExamples(lexicons), answers),
})

export const answersModel = (lesson: Lesson): ExampleModel<YesNo> => exampleModel(learnt(lesson), answers)

const answerExamples = (lexicons: readonly Lexicon[]): Example<YesNo>[] =>
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
  })

/** `told` are texts that tell something and command nothing. */
export const commandsLesson = (
  language: string,
  lexicons: readonly Lexicon[],
  told: readonly string[],
): Lesson => ({
  name: `commands.${language}`,
  from: [
    lexicons.map(({ commands, notCommands, yes, no, maybe, neither }) => [
      ...[commands, notCommands, yes, no, maybe, neither],
    ]),
    told,
  ],
  learn: () => learnExamples(commandExamples(lexicons, told), commandNames),
})

export const commandsModel = (lesson: Lesson): ExampleModel<CommandName> =>
  exampleModel(learnt(lesson), commandNames)

function commandExamples(lexicons: readonly Lexicon[], told: readonly string[]): Example<CommandName>[] {
  const none: readonly CommandName[] = []
  return [
    ...lexicons.flatMap((lexicon, place) => [
      ...commandNames.flatMap((name) => examples(lexicon.commands[name], [name], weightOf(place))),
      ...[lexicon.notCommands, lexicon.yes, lexicon.no, lexicon.maybe, lexicon.neither].flatMap((texts) =>
        examples(texts, none, 1),
      ),
    ]),
    ...examples(told, none, 1),
  ]
}
