/** The package that a Teams administrator uploads: the manifest and the icons, in one zip file; the same bytes each time. */
import { strToU8, zipSync } from 'fflate'
import { colorIcon, outlineIcon } from './icons.js'
import { manifestOf, type AppOf } from './manifest.js'

/** @throws ConfigError as `manifestOf` does. */
export function teamsPackage(of: AppOf): Uint8Array {
  const manifest = `${JSON.stringify(manifestOf(of), null, 2)}\n`
  const files = {
    'manifest.json': strToU8(manifest),
    'color.png': colorIcon(),
    'outline.png': outlineIcon(),
  }
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1, 12) })
}
