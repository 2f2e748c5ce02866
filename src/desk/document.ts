/** A document that is changed and never merely overwritten: each change sees what the one before it made. */
import { createTurns } from '../conversation/turns.js'
import type { DocumentOf } from './ports.js'

export interface ChangingDocument<Value> {
  read(): Value
  /** Queued; resolves once the change would survive a power cut. A `value` given back as it was is not written again. */
  change<Result>(work: (value: Value) => { value: Value; result: Result }): Promise<Result>
}

export function changing<Value>(document: DocumentOf<Value>): ChangingDocument<Value> {
  const turns = createTurns()
  return {
    read: () => document.read(),
    change: (work) =>
      turns.inTurn('document', async () => {
        const before = document.read()
        const { value, result } = work(before)
        if (value !== before) await document.write(value)
        return result
      }),
  }
}
