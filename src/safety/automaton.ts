/** Many patterns read at once, word by word: the work for one word is bounded by the patterns, never by the text. */
import type { Atom, Pattern } from './pattern.js'

export interface Match {
  /** Its place in its group. */
  readonly pattern: number
  /** Positions of the first and the last word. */
  readonly from: number
  readonly to: number
}

export interface Automaton {
  /** The word slots, each a set of atoms; slot numbers are positions here. The first is the sentence boundary. */
  readonly slots: readonly (readonly Atom[])[]
  /**
   * Where the patterns of a group match. For each position the slots its word fills; a boundary fills slot 0 alone.
   * `work`, when given, counts steps.
   */
  run(group: number, positions: readonly (readonly number[])[], work?: { steps: number }): Match[]
}

const boundarySlot = 0
const nothing: readonly number[] = []

interface Edge {
  readonly slot: number
  readonly to: number
}
/** What may follow: words, the end of a pattern, and states that are entered at the same moment (behind a gap). */
interface Onward {
  readonly edges: readonly Edge[]
  readonly accepts: readonly number[]
  readonly along: readonly number[]
}
/** `waits` is how many words it lets pass: a gap. */
type State = Onward & { readonly waits: number }

/** Whether a pattern can begin with a gap, which no word would start; and whether it can match nothing at all. */
export function opening(pattern: Pattern): { readonly gap: boolean; readonly empty: boolean } {
  switch (pattern.kind) {
    case 'word':
    case 'boundary':
      return { gap: false, empty: false }
    case 'gap':
      return { gap: true, empty: true }
    case 'optional':
      return { gap: opening(pattern.part).gap, empty: true }
    case 'any': {
      const each = pattern.parts.map(opening)
      return { gap: each.some(({ gap }) => gap), empty: each.some(({ empty }) => empty) }
    }
    case 'all':
      for (const { gap, empty } of pattern.parts.map(opening)) if (gap || !empty) return { gap, empty: false }
      return { gap: false, empty: true }
    default:
      return pattern satisfies never
  }
}

/** @throws RangeError when a pattern begins with a gap. */
export function compile(groups: readonly (readonly Pattern[])[]): Automaton {
  const slots: Atom[][] = [[]]
  const slotOf = new Map<string, number>()
  /** A word list stands in many patterns, as one and the same array. */
  const slotOfList = new Map<readonly Atom[], number>()
  const states: State[] = []
  const stateOf = new Map<string, number>()

  function slot(atoms: readonly Atom[]): number {
    const before = slotOfList.get(atoms)
    if (before !== undefined) return before
    const found = slotByWords(atoms)
    slotOfList.set(atoms, found)
    return found
  }
  function slotByWords(atoms: readonly Atom[]): number {
    const key = atoms
      .map((a) => `${a.how} ${a.word}`)
      .sort()
      .join('|')
    const known = slotOf.get(key)
    if (known !== undefined) return known
    slotOf.set(key, slots.push([...atoms]) - 1)
    return slots.length - 1
  }
  function state({ edges, accepts, along }: Onward, waits = 0): number {
    const key = `${edges.map((e) => `${e.slot}>${e.to}`).join()};${accepts.join()};${along.join()};${waits}`
    const known = stateOf.get(key)
    if (known !== undefined) return known
    stateOf.set(key, states.push({ edges, accepts, along, waits }) - 1)
    return states.length - 1
  }
  /** What leads into `pattern` and, after it, on to `next`. */
  function into(pattern: Pattern, next: Onward): Onward {
    switch (pattern.kind) {
      case 'word':
        return { edges: [{ slot: slot(pattern.atoms), to: state(next) }], accepts: [], along: [] }
      case 'boundary':
        return { edges: [{ slot: boundarySlot, to: state(next) }], accepts: [], along: [] }
      case 'all':
        return pattern.parts.reduceRight((rest, part) => into(part, rest), next)
      case 'any':
        return together(pattern.parts.map((part) => into(part, next)))
      case 'optional':
        return together([into(pattern.part, next), next])
      case 'gap':
        return { edges: [], accepts: next.accepts, along: [state({ ...next, accepts: [] }, pattern.most)] }
      default:
        return pattern satisfies never
    }
  }

  const starts = groups.map((patterns) => {
    const bySlot = new Map<number, number[]>()
    patterns.forEach((pattern, index) => {
      const { edges, along } = into(pattern, { edges: [], accepts: [index], along: [] })
      if (along.length > 0 || edges.length === 0) throw new RangeError('a pattern must begin with a word')
      for (const { slot: first, to } of edges) {
        const targets = bySlot.get(first)
        if (!targets) bySlot.set(first, [to])
        else if (!targets.includes(to)) targets.push(to)
      }
    })
    return bySlot
  })
  stateOf.clear()
  return { slots, run: runner(states, starts, slots.length) }
}

function together(all: readonly Onward[]): Onward {
  const edges = new Map(all.flatMap((o) => o.edges).map((e) => [`${e.slot}>${e.to}`, e]))
  return {
    edges: [...edges.values()],
    accepts: [...new Set(all.flatMap((o) => o.accepts))],
    along: [...new Set(all.flatMap((o) => o.along))],
  }
}

/** The states as flat arrays: the edges of a state stand side by side. */
function runner(
  states: readonly State[],
  startsOf: readonly ReadonlyMap<number, readonly number[]>[],
  slotCount: number,
): Automaton['run'] {
  const firstEdge = new Int32Array(states.length + 1)
  states.forEach(({ edges }, at) => (firstEdge[at + 1] = (firstEdge[at] ?? 0) + edges.length))
  const edgeSlot = Int32Array.from(states.flatMap(({ edges }) => edges.map((e) => e.slot)))
  const edgeTo = Int32Array.from(states.flatMap(({ edges }) => edges.map((e) => e.to)))
  const waits = Uint8Array.from(states, (s) => s.waits)
  const accepts = states.map((s) => (s.accepts.length > 0 ? s.accepts : undefined))
  const along = states.map((s) => (s.along.length > 0 ? s.along : undefined))
  // A gap does not reach over the end of a sentence; words that must follow each other may ("I want. to. die").
  const bridges = Uint8Array.from(states, (s) =>
    s.waits === 0 && s.accepts.length === 0 && s.along.length === 0 && s.edges.length > 0 ? 1 : 0,
  )
  const starts = startsOf.map((bySlot) => Array.from({ length: slotCount }, (_, slot) => bySlot.get(slot)))

  // Reused from run to run; all that is not -1 is put back at the end of a word. Plain loops over flat arrays: most of the
  // time that a message takes is spent here.
  const filled = new Int32Array(slotCount).fill(-1)
  let from = new Int32Array(states.length).fill(-1)
  let left = new Uint8Array(states.length)
  let active = new Int32Array(states.length)
  let nextFrom = new Int32Array(states.length).fill(-1)
  let nextLeft = new Uint8Array(states.length)
  let next = new Int32Array(states.length)
  let nextCount = 0
  let matches: Match[] = []

  function enter(target: number, start: number, at: number, patience: number): void {
    const before = nextFrom[target] ?? -1
    if (before === -1) {
      next[nextCount++] = target
      nextFrom[target] = start
      nextLeft[target] = patience
    } else {
      const longer = nextLeft[target] ?? 0
      if (before >= start && longer >= patience) return
      if (start > before) nextFrom[target] = start
      if (patience > longer) nextLeft[target] = patience
    }
    const ends = accepts[target]
    if (ends) for (const pattern of ends) matches.push({ pattern, from: start, to: at })
    const besides = along[target]
    if (besides) for (const beside of besides) enter(beside, start, at, waits[beside] ?? 0)
  }

  return (group, positions, work) => {
    const first = starts[group]
    let count = 0
    let steps = 0
    matches = []
    for (let at = 0; at < positions.length; at++) {
      const fills = positions[at] ?? nothing
      const isBoundary = fills[0] === boundarySlot
      nextCount = 0
      for (let nth = 0; nth < fills.length; nth++) filled[fills[nth] ?? 0] = at
      for (let nth = 0; nth < count; nth++) {
        const current = active[nth] ?? 0
        const start = from[current] ?? at
        const patience = left[current] ?? 0
        if (isBoundary ? bridges[current] === 1 : patience > 0)
          enter(current, start, at, isBoundary ? 0 : patience - 1)
        if (fills.length === 0) continue
        const end = firstEdge[current + 1] ?? 0
        const begin = firstEdge[current] ?? 0
        steps += end - begin
        for (let edge = begin; edge < end; edge++) {
          if (filled[edgeSlot[edge] ?? 0] !== at) continue
          const to = edgeTo[edge] ?? 0
          enter(to, start, at, waits[to] ?? 0)
        }
      }
      if (first)
        for (let nth = 0; nth < fills.length; nth++) {
          const targets = first[fills[nth] ?? 0]
          if (targets) for (const to of targets) enter(to, at, at, waits[to] ?? 0)
        }
      for (let nth = 0; nth < count; nth++) from[active[nth] ?? 0] = -1
      count = nextCount
      ;[active, next] = [next, active]
      ;[from, nextFrom] = [nextFrom, from]
      ;[left, nextLeft] = [nextLeft, left]
    }
    for (let nth = 0; nth < count; nth++) from[active[nth] ?? 0] = -1
    for (const fills of positions) for (const slot of fills) filled[slot] = -1
    if (work) work.steps += steps
    return matches
  }
}
