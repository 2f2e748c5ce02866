/** The design system's files as the desk serves them: without the fonts and the crest that only gov.uk may use. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from '../assets.js'
import { createAssets } from '../assets.js'

const fontFace = /@font-face\{[^}]*\}/g
const systemFonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif'

export function deskAssets(root: string): Assets {
  const govuk = join(root, 'node_modules/govuk-frontend/dist/govuk')
  const style = readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8')
    .replaceAll(fontFace, '')
    .replaceAll('GDS Transport,arial,sans-serif', systemFonts)
    .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '')
  const script = readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8')
  const own = join(root, 'src/http/desk/browser')
  return createAssets(
    {
      'govuk.css': Buffer.from(style),
      'govuk.js': Buffer.from(script.replaceAll(/\/\/# sourceMappingURL=.*$/gm, '')),
      'desk.css': join(own, 'desk.css'),
      'desk.js': join(own, 'desk.js'),
    },
    '/desk/assets',
  )
}
