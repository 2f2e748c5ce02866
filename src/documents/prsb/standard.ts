/** The PRSB Social Prescribing Information Standard as its publisher models it: concepts, how often each stands, its value. */
import { z } from 'zod'

const times = { min: z.int(), max: z.union([z.int(), z.literal('*')]) }

const itemSchema = z.strictObject({
  name: z.string(),
  ...times,
  value: z.enum(['text', 'string', 'date', 'datetime', 'boolean', 'decimal', 'quantity', 'identifier']),
})
export type Item = z.infer<typeof itemSchema>

export type Concept = Item | Group
export interface Group {
  readonly name: string
  readonly min: number
  readonly max: number | '*'
  readonly concepts: readonly Concept[]
}
const conceptSchema: z.ZodType<Concept> = z.lazy(() =>
  z.union([itemSchema, z.strictObject({ name: z.string(), ...times, concepts: z.array(conceptSchema) })]),
)

/** `social-prescribing-1.1.json`, which `scripts/prsb-standard.mjs` makes of the published model. */
export const standardSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  source: z.string(),
  licence: z.string(),
  concepts: z.array(conceptSchema),
})
export type Standard = z.infer<typeof standardSchema>

export const isGroup = (concept: Concept): concept is Group => 'concepts' in concept
export const isMany = ({ max }: Concept): boolean => max === '*' || max > 1

/** The key a concept has in JSON: "Person's contact details" is `personsContactDetails`, "GP name" is `gpName`. */
export function keyOf(name: string): string {
  const words = name
    .replaceAll(/['’]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word))
  return words
    .map(
      (word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('')
}
