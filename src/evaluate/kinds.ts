/** What `npm run evaluate` can measure, kind by kind: the line it reads, what is made of it, and how that is judged. */
import type { z } from 'zod'

/** One kind of understanding, put to labelled lines. */
export interface Kind<Line extends { id: string; lang: string } = { id: string; lang: string }> {
  readonly schema: z.ZodType<Line>
  /** What was understood, as it is printed. */
  read(line: Line): unknown
  /** What the report counts, by name, so that a test can hold it to what was published. */
  figures?(readings: readonly { line: Line; got: unknown }[]): Readonly<Record<string, number>>
  /** One language in a line or two of figures, then each mistake on a line of its own, indented. */
  report(language: string, readings: readonly { line: Line; got: unknown }[]): string
}

/** "31 of 33 (93.9 %)" */
export const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`
