/** A small change of a stored case beside the person's turns: in the case's turn, tried again where somebody else was faster. */
import type { Case, CaseId } from '../domain/case.js'
import type { Store } from './ports.js'
import type { Turns } from './turns.js'

const mostClashes = 5

/** @returns whether it was made; `next` gives undefined where there is nothing to change. */
export function changing({ store, turns }: { store: Pick<Store, 'load' | 'commit'>; turns: Turns }) {
  return async (id: CaseId, next: (c: Case) => Case | undefined): Promise<boolean> => {
    for (let tries = 0; tries < mostClashes; tries++) {
      const done = await turns.inTurn(id, async () => {
        const c = await store.load(id)
        const changed = c && next(c)
        if (!changed) return false
        return (await store.commit({ ...changed, version: changed.version + 1 })) === 'ok' || undefined
      })
      if (done !== undefined) return done
    }
    return false
  }
}
