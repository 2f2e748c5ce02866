/** A PRSB document section by section, each value beside the name that the standard gives it. */
import type { PrsbDocument } from '../prsb/document.js'
import { isMark, isOwn, type Node } from '../prsb/node.js'
import { isGroup, keyOf, type Concept, type Standard } from '../prsb/standard.js'
import type { Writing } from '../writing.js'
import { plain, type Row, type Section, type Text } from './text.js'

export function sectionsOf(
  document: Pick<PrsbDocument, 'sections'>,
  standard: Standard,
  writing: Writing,
): Section[] {
  return standard.concepts.map((concept) => {
    const node = document.sections[keyOf(concept.name)]
    const rows = node === undefined || isMark(node) ? [] : childRows(concept, node, 0, writing)
    const missing = isMark(node) ? [{ label: '', depth: 0, value: textOf(node, writing) }] : []
    return { title: concept.name, rows: [...missing, ...rows] }
  })
}

/** Wrappers that hold one thing only ("Free text", a group of the same name) are not worth a line of their own. */
function rowsOf(concept: Concept, node: Node, depth: number, writing: Writing): Row[] {
  if (Array.isArray(node)) return node.flatMap((one: Node) => rowsOf(concept, one, depth, writing))
  const label = concept.name
  if (!isGroup(concept) || isMark(node) || isOwn(node) || typeof node !== 'object')
    return [{ label, depth, value: textOf(node, writing) }]
  const rows = childRows(concept, node, depth + 1, writing)
  const [first, ...others] = rows
  const isWrapped = first?.label === 'Free text' || (others.length === 0 && first?.label === label)
  return first && isWrapped ? [{ ...first, label, depth }, ...others] : [{ label, depth }, ...rows]
}

function childRows(concept: Concept, node: Node, depth: number, writing: Writing): Row[] {
  if (!isGroup(concept) || typeof node !== 'object') return []
  const held = node as Readonly<Record<string, Node | undefined>>
  return concept.concepts.flatMap((child) => {
    const value = held[keyOf(child.name)]
    return value === undefined ? [] : rowsOf(child, value, depth, writing)
  })
}

const date = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function textOf(node: Node, { say, day, full }: Writing): Text {
  if (isMark(node)) return { text: say(`document.${node.missing}`), kind: 'missing' }
  if (isOwn(node))
    return { text: node.words, kind: 'own', ...(node.language ? { language: node.language } : {}) }
  if (typeof node === 'string' && date.test(node)) return plain(day(node))
  if (typeof node === 'string' && instant.test(node)) return plain(full(node))
  if (typeof node === 'boolean') return plain(say(`consentState.${node ? 'given' : 'refused'}`))
  return plain(typeof node === 'object' ? '' : String(node))
}
