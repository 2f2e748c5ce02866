/** Where a person is: the journey walked from its start over what they have answered. Nothing stores a position. */
import { answerTo, type Answer, type Answers, type StepName } from '../domain/answers.js'
import { CairnError } from '../errors.js'
import type { AnyJourney, Step } from './journey.js'

export interface At extends StepName {
  readonly definition: Step
}
export interface Passed extends At {
  /** Undefined for a `tell`. */
  readonly answer?: Answer
}
export interface Route {
  readonly passed: readonly Passed[]
  /** The first step without an answer; undefined when the journey is over. */
  readonly at?: At
}

type Seen = Record<string, Record<string, string | boolean | undefined>>

export function route(journey: AnyJourney, answers: Answers, asked: { human: boolean }): Route {
  const passed: Passed[] = []
  /** A section may stand in the journey twice; what was answered the first time is passed once. */
  const listed = new Set<string>()
  const seen: Seen = { asked }
  for (const { section, applies, unlessHuman } of journey.entries) {
    const view: Record<string, string | undefined> = {}
    seen[section.name] = view
    if (!applies(seen as never)) continue
    const visited = new Set<string>()
    let name = section.first
    while (name !== 'end') {
      if (name === 'finish') return { passed }
      const definition = section.steps[name]
      if (!definition || visited.has(name)) {
        throw new CairnError(
          'broken_journey',
          `dialogs/${section.name}: "${name}" is missing or comes round again`,
        )
      }
      visited.add(name)
      const at: At = { section: section.name, step: name, definition }
      const answer = 'tell' in definition ? undefined : answerTo(answers, at)
      if (!('tell' in definition) && !answer) {
        if (unlessHuman && asked.human) break
        return { passed, at }
      }
      const key = `${section.name}.${name}`
      if (!listed.has(key)) passed.push(answer ? { ...at, answer } : at)
      listed.add(key)
      view[name] = codeOf(answer)
      name = nextOf(definition, answer)
    }
  }
  return { passed }
}

/** Codes and outcomes are what a journey can branch on; all else is the person's own. */
function codeOf(answer: Answer | undefined): string | undefined {
  if (answer?.kind === 'found') return answer.outcome
  if (answer?.kind === 'said' && typeof answer.value === 'string') return answer.value
  return undefined
}

function nextOf(definition: Step, answer: Answer | undefined): string {
  if ('tell' in definition) return definition.then
  if (answer?.kind === 'skipped' && 'skip' in definition) return definition.skip
  if (typeof definition.then === 'string') return definition.then
  const code = codeOf(answer)
  const next = code !== undefined && Object.hasOwn(definition.then, code) ? definition.then[code] : undefined
  // A stored answer that a newer journey no longer offers: go on as if it had been skipped, never break.
  return next ?? ('skip' in definition ? definition.skip : (Object.values(definition.then)[0] ?? 'end'))
}
