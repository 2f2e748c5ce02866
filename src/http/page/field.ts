/** What the answer box says of itself to browsers and phones: which keyboard, and what may be filled in (WCAG 1.3.5). */
import type { Message } from '../../domain/message.js'

export interface Field {
  readonly autocomplete: string
  readonly inputmode: 'text' | 'tel' | 'email'
}

const plain: Field = { autocomplete: 'off', inputmode: 'text' }

/** By the copy key of the question that was asked last. */
const fields: readonly (readonly [RegExp, Field])[] = [
  [/^details\.name\.question$/, { autocomplete: 'name', inputmode: 'text' }],
  [/^details\.preferredName\.question$/, { autocomplete: 'nickname', inputmode: 'text' }],
  [/^details\.born\.question$/, { autocomplete: 'bday', inputmode: 'text' }],
  [/^details\.phoneTo\w+\.question$/, { autocomplete: 'tel', inputmode: 'tel' }],
  [/^details\.email\.question$/, { autocomplete: 'email', inputmode: 'email' }],
  [/^where\.\w+\.question$/, { autocomplete: 'postal-code', inputmode: 'text' }],
]

export function fieldFor(messages: readonly Message[]): Field {
  const say = messages.findLast(({ from }) => from.kind === 'bot')?.say
  if (!say || !('key' in say)) return plain
  return fields.find(([key]) => key.test(say.key))?.[1] ?? plain
}
