/** A document as it is laid out, on a page or on paper, before either knows how it will look. */

export interface Text {
  readonly text: string
  /** The language it is in, where that is not the document's own. */
  readonly language?: string
  /** `own`: the person's own words; `missing`: that there are none; `plain`: everything else. */
  readonly kind: 'plain' | 'own' | 'missing'
}

export interface Block {
  readonly title: string
  readonly lines: readonly Text[]
  /** To be seen before anything else. */
  readonly urgent?: true
}

export interface FirstPage {
  readonly title: string
  readonly subtitle: string
  /** Language, and what must be arranged before anybody speaks with the person. */
  readonly top: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly blocks: readonly Block[]
}

export interface Row {
  readonly label: string
  /** How deep it stands below its section, from 0. */
  readonly depth: number
  readonly value?: Text
}

export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

export const plain = (text: string): Text => ({ text, kind: 'plain' })
