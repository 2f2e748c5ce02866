/** The few elements our Adaptive Cards are made of. Words go into text runs, which know no Markdown. */

export interface CardElement {
  readonly type: string
  readonly [property: string]: unknown
}

/** `{{DATE(…)}}` in a card is a command to whoever draws it: parted by a joiner that nobody sees, it is what somebody wrote. */
export const inert = (text: string) => text.replace(/\{(?=\{)/g, '{\u2060').replace(/\}(?=\})/g, '}\u2060')

/** A block for each line, as text runs know no line breaks either. */
export const words = (text: string, look: { readonly strong?: boolean } = {}): CardElement[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: inert(line), ...(look.strong && { weight: 'Bolder' }) }],
    }))

/** What drawing programs show of one set; more of them in a set are silently left out. */
const mostInSet = 5

/** Buttons one below the other, in as many sets as it takes. */
export function buttons(actions: readonly CardElement[]): CardElement[] {
  const sets: CardElement[] = []
  for (let first = 0; first < actions.length; first += mostInSet)
    sets.push({ type: 'ActionSet', actions: actions.slice(first, first + mostInSet) })
  return sets
}

export interface Stood {
  /** As in `Inbound.stood`. */
  readonly case: string
  readonly message: number
}

/**
 * Teams writes the label into the chat as the person's own words and gives `value` back; other channels give the whole of `data`
 * back. Both are the code, and where the button stood.
 */
export function press(
  code: string,
  label: string,
  stood: Stood,
  title = label,
  tooltip?: string,
): CardElement {
  const value = { choice: code, stood }
  return {
    type: 'Action.Submit',
    title: inert(title),
    ...(tooltip && { tooltip: inert(tooltip) }),
    associatedInputs: 'none',
    data: { ...value, msteams: { type: 'messageBack', text: label, displayText: label, value } },
  }
}
