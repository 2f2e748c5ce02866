/** Puts what a reviewer changed back into `locales/<code>/`, and their name into its `meta.json`. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldOf, type ReviewLine } from './lines.js'

/** New texts by field (`namespace.path.to.text`). Files without a change are left alone. @returns how many texts changed. */
export function saveTexts(
  folder: string,
  lines: readonly ReviewLine[],
  texts: ReadonlyMap<string, string>,
): number {
  const changed = lines.filter((line) => {
    const text = texts.get(fieldOf(line))
    return text !== undefined && text !== line.text
  })
  for (const [namespace, of] of Map.groupBy(changed, (line) => line.namespace)) {
    const file = join(folder, `${namespace}.json`)
    const copy = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    for (const line of of) put(copy, line.path, texts.get(fieldOf(line)) ?? line.text)
    replace(file, copy)
  }
  return changed.length
}

/** @param on ISO date. */
export function sign(folder: string, name: string, on: string): void {
  const file = join(folder, 'meta.json')
  const meta = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  replace(file, { ...meta, reviewedBy: name, reviewedOn: on })
}

function put(copy: Record<string, unknown>, path: readonly string[], text: string): void {
  const [key = '', ...below] = path
  if (below.length === 0) copy[key] = text
  else put(copy[key] as Record<string, unknown>, below, text)
}

/** Whole or not at all: a reviewer's hour must not end in half a file. */
function replace(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
