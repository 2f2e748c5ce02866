/** Brings a stored case of an earlier `format` up to the present one. */
import { z } from 'zod'
import { caseFormat, caseSchema, type Case } from '../domain/case.js'
import { StoreError } from '../errors.js'

/** The way from each older format to the next; whoever raises `caseFormat` adds the step from the number before. */
const steps = new Map<number, (older: object) => object>()

const formatSchema = z.looseObject({ format: z.number().int().positive() })

/** @throws StoreError when a newer Cairn wrote it; ZodError when it is no case. */
export function presentCase(stored: unknown): Case {
  const older = formatSchema.parse(stored)
  refuseNewer(older.format)
  const step = steps.get(older.format)
  return step ? presentCase(step(older)) : caseSchema.parse(stored)
}

export function refuseNewer(format: number): void {
  if (format <= caseFormat) return
  throw new StoreError(
    'broken',
    `The data were stored by a newer Cairn (format ${format}); this one reads up to format ${caseFormat}. Start the newer one.`,
  )
}
