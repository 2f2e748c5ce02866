/** Many patterns read at once, word by word: the work for one word is bounded by the patterns, never by the text. */
import type { Atom, Pattern } from './pattern.js'

/** A step of the automaton: `slot` is a word slot, or one of the two below. */
interface Edge {
  readonly slot: number
  readonly to: number
}
const boundarySlot = 0
const anyWord = -1
const accept = -2

export interface Match {
  readonly pattern: number
  /** Positions of the first and the last word. */
  readonly from: number
  readonly to: number
}

export interface Automaton {
  /** The word slots, each a set of atoms; slot numbers are positions here. The first is the sentence boundary. */
  readonly slots: readonly (readonly Atom[])[]
  /** For each position the slots its word fills; a boundary fills slot 0 alone. `work`, when given, counts steps. */
  run(positions: readonly (readonly number[])[], work?: { steps: number }): Match[]
}

export function compile(patterns: readonly Pattern[]): Automaton {
  const slots: Atom[][] = [[]]
  const slotOf = new Map<string, number>()
  const states: Edge[][] = []
  const stateOf = new Map<readonly Edge[], number>()

  function slot(atoms: readonly Atom[]): number {
    const key = atoms
      .map((a) => `${a.how} ${a.word}`)
      .sort()
      .join('|')
    const known = slotOf.get(key)
    if (known !== undefined) return known
    slotOf.set(key, slots.push([...atoms]) - 1)
    return slots.length - 1
  }
  function state(edges: Edge[]): number {
    const known = stateOf.get(edges)
    if (known !== undefined) return known
    stateOf.set(edges, states.push(edges) - 1)
    return states.length - 1
  }
  /** The edges that lead into `pattern` and, after it, on to `next`. */
  function into(pattern: Pattern, next: Edge[]): Edge[] {
    switch (pattern.kind) {
      case 'word':
        return [{ slot: slot(pattern.atoms), to: state(next) }]
      case 'boundary':
        return [{ slot: boundarySlot, to: state(next) }]
      case 'all':
        return pattern.parts.reduceRight((rest, p) => into(p, rest), next)
      case 'any':
        return pattern.parts.flatMap((p) => into(p, next))
      case 'optional':
        return [...into(pattern.part, next), ...next]
      case 'gap': {
        let edges = next
        for (let left = pattern.most; left > 0; left--) edges = [{ slot: anyWord, to: state(edges) }, ...next]
        return edges
      }
    }
  }

  const starts = new Map<number, number[]>()
  patterns.forEach((pattern, index) => {
    for (const edge of into(pattern, [{ slot: accept, to: index }])) {
      if (edge.slot < 0) throw new RangeError('a pattern must begin with a word')
      const targets = starts.get(edge.slot)
      if (targets) targets.push(edge.to)
      else starts.set(edge.slot, [edge.to])
    }
  })
  // A gap does not reach over the end of a sentence; words that must follow each other may ("I want. to. die").
  const bridges = states.map((edges) => edges.every((edge) => edge.slot !== anyWord && edge.slot !== accept))

  function run(positions: readonly (readonly number[])[], work?: { steps: number }): Match[] {
    const matches: Match[] = []
    const filled = new Int32Array(slots.length).fill(-1)
    let from = new Int32Array(states.length).fill(-1)
    let active: number[] = []
    let nextFrom = new Int32Array(states.length).fill(-1)
    let next: number[] = []

    function enter(target: number, start: number, at: number): void {
      const before = nextFrom[target] ?? -1
      if (before >= start) return
      if (before === -1) next.push(target)
      nextFrom[target] = start
      for (const edge of states[target] ?? [])
        if (edge.slot === accept) matches.push({ pattern: edge.to, from: start, to: at })
    }

    positions.forEach((fills, at) => {
      const isBoundary = fills[0] === boundarySlot
      for (const s of fills) filled[s] = at
      for (const current of active) {
        const start = from[current] ?? at
        if (isBoundary && bridges[current]) enter(current, start, at)
        for (const edge of states[current] ?? []) {
          if (work) work.steps += 1
          if (edge.slot === anyWord ? !isBoundary : edge.slot >= 0 && filled[edge.slot] === at)
            enter(edge.to, start, at)
        }
      }
      for (const s of fills) for (const target of starts.get(s) ?? []) enter(target, at, at)
      for (const left of active) from[left] = -1
      active = next
      next = []
      const spare = from
      from = nextFrom
      nextFrom = spare
    })
    return matches
  }
  return { slots, run }
}
