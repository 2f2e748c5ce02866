/** The person's own words beside the help they were shown for them and the rule that fired. Nothing else is said of the person. */
import type { HelpShown } from '../domain/alert.js'
import type { Case } from '../domain/case.js'
import { redacted, type Hides } from './redact.js'

export interface ShownWords extends Omit<HelpShown, 'message'> {
  readonly words: string
}

export function wordsShown({ messages }: Case, shown: readonly HelpShown[], hides: Hides): ShownWords[] {
  return shown.map(({ message, ...rest }) => {
    const words = messages.find(({ index }) => index === message)?.text ?? ''
    return { ...rest, words: redacted(words, hides) }
  })
}
