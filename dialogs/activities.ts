import { activities as browse, oneOf, section } from '../src/flow/index.js'

/** Signpost or worker: the rules decide what is suggested, the person decides what happens. */
export const way = section('way', 'decide', {
  decide: { do: 'signpostOrWorker', then: { signpost: 'end', worker: 'suggest' } },
  suggest: { ask: oneOf('worker', 'activities'), then: { worker: 'end', activities: 'end' }, skip: 'end' },
})

/** Activities that fit, three at a time; nothing found is said honestly. */
export const activities = section('activities', 'find', {
  find: { do: 'findActivities', then: { found: 'browse', nothing: 'nothing' } },
  browse: { ask: browse('enough', 'worker'), then: { enough: 'end', worker: 'end' }, skip: 'end' },
  nothing: { ask: oneOf('worker', 'enough'), then: { worker: 'end', enough: 'end' }, skip: 'end' },
})
