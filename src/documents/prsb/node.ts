/** What stands in a PRSB document: a value, the person's own words with their language, or the mark of what is missing. */
import { z } from 'zod'

/** Why nothing stands there: nobody asked, or the person was asked and would rather not say or not have it passed on. */
export const markSchema = z
  .strictObject({ missing: z.enum(['notAsked', 'declined']) })
  .meta({ id: 'Missing', description: 'Nothing was said: it was not asked, or the person declined.' })
export type Mark = z.infer<typeof markSchema>

/** `words` exactly as they were said. */
export const ownSchema = z
  .strictObject({ words: z.string().min(1), language: z.string().optional() })
  .meta({ id: 'OwnWords', description: "The person's own words, untouched, and the language they are in." })
export type Own = z.infer<typeof ownSchema>

export type Leaf = string | number | boolean | Own | Mark
export type Node = Leaf | readonly Node[] | { readonly [key: string]: Node | undefined }

export const notAsked: Mark = { missing: 'notAsked' }
export const declined: Mark = { missing: 'declined' }

export const isMark = (node: Node | undefined): node is Mark =>
  typeof node === 'object' && 'missing' in node && typeof node.missing === 'string'
export const isOwn = (node: Node | undefined): node is Own =>
  typeof node === 'object' && 'words' in node && typeof node.words === 'string'
