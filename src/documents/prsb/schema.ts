/**
 * The schema of the document, generated from the standard's own model. Each concept may be what the model says or the mark
 * of what is missing; what the model wants must be there either way, and so must every section.
 */
import { z } from 'zod'
import { markSchema, ownSchema } from './node.js'
import { isGroup, isMany, keyOf, type Concept, type Item, type Standard } from './standard.js'

export function prsbSchema(standard: Standard) {
  const sections = standard.concepts.map((concept) => [keyOf(concept.name), valueOf(concept)] as const)
  return z
    .strictObject({
      standard: z.strictObject({
        name: z.literal(standard.name),
        version: z.literal(standard.version),
        source: z.literal(standard.source),
      }),
      reference: z.string().meta({ description: 'Short, to be read out: CN-7KQ4-M2.' }),
      id: z.string(),
      generatedAt: z.iso.datetime(),
      changedAt: z.iso
        .datetime()
        .meta({ description: 'When the referral last changed; reading is no change.' }),
      status: z.enum(['waiting', 'taken', 'declined', 'closed']),
      statusReason: z.string().optional(),
      expectedBy: z.iso
        .date()
        .meta({ description: 'The day by which the person was told to expect an answer.' }),
      language: z
        .strictObject({ code: z.string(), name: z.string() })
        .meta({ description: 'The language the person speaks with the service.' }),
      interpreterNeeded: z.boolean(),
      writtenIn: z.string().meta({ description: 'The language of everything but the person’s own words.' }),
      sections: z.strictObject(Object.fromEntries(sections)),
    })
    .meta({ id: 'Referral', title: `PRSB ${standard.name} ${standard.version}` })
}
export type PrsbSchema = ReturnType<typeof prsbSchema>

/** JSON Schema, draft 2020-12. */
export const prsbJsonSchema = (standard: Standard) => z.toJSONSchema(prsbSchema(standard))

function valueOf(concept: Concept): z.ZodType {
  const one = z.union([isGroup(concept) ? groupOf(concept.concepts) : itemOf(concept), markSchema])
  const all = isMany(concept) ? z.union([z.array(one).min(concept.min), markSchema]) : one
  return all.meta({ title: concept.name })
}

function groupOf(concepts: readonly Concept[]): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      concepts.map((concept) => {
        const value = valueOf(concept)
        return [keyOf(concept.name), concept.min > 0 ? value : value.optional()]
      }),
    ),
  )
}

function itemOf({ value }: Item): z.ZodType {
  switch (value) {
    case 'text':
    case 'string':
      return z.union([z.string().min(1), ownSchema])
    case 'identifier':
      return z.string().min(1)
    case 'date':
      return z.iso.date()
    case 'datetime':
      return z.union([z.iso.datetime(), z.iso.date()])
    case 'boolean':
      return z.boolean()
    case 'decimal':
    case 'quantity':
      return z.number()
    default:
      value satisfies never
      throw new Error('A value of the standard that is not known')
  }
}
