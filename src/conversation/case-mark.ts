/** How a button names its case: it tells nobody the case's id, and no other case has it. */
import type { Case } from '../domain/case.js'
import { hashed } from '../log.js'

export const caseMark = ({ id }: Pick<Case, 'id'>): string => hashed(id)
