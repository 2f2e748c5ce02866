/** What the bench found, as one table: target, measured, verdict. */

export interface Row {
  readonly what: string
  /** Left out for what is told and not judged. */
  readonly target?: string
  readonly measured: string
  /** `skipped` where there was nothing to measure, `failed` where it could not be; undefined goes without a target. */
  readonly verdict?: 'met' | 'missed' | 'skipped' | 'failed'
}

export const judged = (met: boolean): 'met' | 'missed' => (met ? 'met' : 'missed')

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, target = '', measured, verdict = '' }) => [what, target, measured, verdict])
  const lines = [['what', 'target', 'measured', 'verdict'], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const printed = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const [head = '', ...body] = printed
  return [head, widths.map((width) => '-'.repeat(width)).join('  '), ...body].join('\n')
}

/** The middle of an odd number of figures. */
export const median = (figures: readonly number[]): number => percentile(figures, 50)

/** By the nearest rank: a figure that was measured, never one in between. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN
}
