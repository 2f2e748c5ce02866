/** Every line of a language, in the order in which people meet it, with the English beside it. */
import type { Copy } from '../speech/locales.js'

export interface ReviewLine {
  /** The file under `locales/<code>/`, without its ending. */
  readonly namespace: string
  /** The keys down to the text. */
  readonly path: readonly string[]
  /** What it is measured against; undefined for a plural form that English has not. */
  readonly english: string | undefined
  readonly text: string
}

/** The conversation's sections first, as the journey goes through them, then what stands around it. */
export function linesInOrder(
  sections: readonly string[],
  english: Readonly<Record<string, Copy>>,
  own: Readonly<Record<string, Copy>>,
): ReviewLine[] {
  const first = [...new Set(sections)].filter((name) => Object.hasOwn(own, name))
  const rest = Object.keys(own).filter((name) => !first.includes(name))
  return [...first, ...rest.sort()].flatMap((namespace) =>
    leaves(own[namespace] ?? {}).map(({ path, text }) => ({
      namespace,
      path,
      english: textAt(english[namespace], path) ?? textAt(english[namespace], asOther(path)),
      text,
    })),
  )
}

function leaves(tree: Copy, above: readonly string[] = []): { path: string[]; text: string }[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ path: [...above, key], text: value }] : leaves(value, [...above, key]),
  )
}

function textAt(tree: Copy | undefined, path: readonly string[]): string | undefined {
  let at: string | Copy | undefined = tree
  for (const key of path) at = typeof at === 'object' ? at[key] : undefined
  return typeof at === 'string' ? at : undefined
}

/** English has two plural forms; where a language has more, they are read beside the second. */
const asOther = (path: readonly string[]): string[] =>
  path.map((key) => key.replace(/_(zero|one|two|few|many)$/, '_other'))

export const fieldOf = ({ namespace, path }: Pick<ReviewLine, 'namespace' | 'path'>): string =>
  [namespace, ...path].join('.')

const holes = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name))].sort().join()

/** What stands in the way of a text: undefined when it may be saved. */
export function faultOf(line: ReviewLine, text: string): 'empty' | 'holes' | undefined {
  if (text.trim() === '') return 'empty'
  return holes(text) === holes(line.text) ? undefined : 'holes'
}
