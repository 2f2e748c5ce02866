import { activities as browse, fork, section } from '../src/flow/index.js'

/** Signpost or worker: the rules decide what is suggested, the person decides what happens. */
export const way = section('way', 'decide', {
  decide: { do: 'signpostOrWorker', then: { signpost: 'end', worker: 'suggest' } },
  suggest: { ask: fork('worker', 'activities'), then: { worker: 'end', activities: 'end' }, skip: 'end' },
})

/** Activities that fit, three at a time; nothing found is said honestly. */
export const activities = section('activities', 'find', {
  find: { do: 'findActivities', then: { found: 'browse', nothing: 'nothing' } },
  browse: { ask: browse('enough', 'worker'), then: { enough: 'end', worker: 'end' }, skip: 'end' },
  nothing: { ask: fork('worker', 'enough'), then: { worker: 'end', enough: 'end' }, skip: 'end' },
})
