/** The part of `bidi-js` that is used; the package comes without types. */
declare module 'bidi-js' {
  interface Levels {
    /** One for each UTF-16 code unit; odd is right to left. */
    readonly levels: Uint8Array
    readonly paragraphs: readonly { start: number; end: number; level: number }[]
  }
  export default function factory(): {
    getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): Levels
  }
}
