/** Reads the standard from where it lies in the package. */
import { join } from 'node:path'
import { readJson } from '../../read-json.js'
import { standardSchema, type Standard } from './standard.js'

/** `root` is the package's folder. @throws ContentError */
export const loadStandard = (root: string): Standard =>
  readJson(join(root, 'src/documents/prsb/social-prescribing-1.1.json'), standardSchema)
