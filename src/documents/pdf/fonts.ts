/** The fonts that between them hold every script people write in here; each is opened when a letter first needs it. */
import { join } from 'node:path'
import { openFont, type ShapedFont } from './shape.js'

export interface Fonts {
  /** The first font that has this character; undefined where none has. */
  find(codePoint: number, weight: Weight): ShapedFont | undefined
}
export type Weight = 'regular' | 'bold'

const notoSans = (part: string, weight: number) =>
  `@fontsource/noto-sans/files/noto-sans-${part}-${weight}-normal.woff`
const latin = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese', 'devanagari']
const scripts = ['arabic', 'bengali', 'gujarati', 'gurmukhi'].map(
  (script) => `@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-400-normal.woff`,
)
const chinese = '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf'

/** In the order they are asked in. What has no bold is set in regular. */
const files: Readonly<Record<Weight, readonly string[]>> = {
  regular: [...latin.map((part) => notoSans(part, 400)), ...scripts, chinese],
  bold: [...latin.map((part) => notoSans(part, 700)), ...scripts, chinese],
}

/** `root` is the package's folder. A font that is open stays open. */
export function createFonts(root: string): Fonts {
  const open = new Map<string, ShapedFont>()
  const known = new Map<string, ShapedFont | undefined>()

  function font(file: string): ShapedFont {
    const before = open.get(file)
    if (before) return before
    const opened = openFont(file, join(root, 'node_modules', file))
    open.set(file, opened)
    return opened
  }

  return {
    find(codePoint, weight) {
      const key = `${weight} ${codePoint}`
      if (!known.has(key)) {
        const file = files[weight].find((one) => font(one).has(codePoint))
        known.set(key, file === undefined ? undefined : font(file))
      }
      return known.get(key)
    },
  }
}
