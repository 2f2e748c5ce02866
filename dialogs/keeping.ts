import { consent, section } from '../src/flow/index.js'

/** May we keep the answers? A no never refuses help: the person goes on, and nothing remains. */
export const keeping = section('keeping', 'mayWeKeep', {
  mayWeKeep: { ask: consent('keep'), then: { yes: 'end', no: 'notKept' }, skip: 'notKept' },
  notKept: { tell: true, then: 'end' },
})

/** Asked again when a person whose answers are not kept would like a link worker, who could not read them otherwise. */
export const keepingForWorker = section('keepingForWorker', 'mayWeKeepNow', {
  mayWeKeepNow: { ask: consent('keep'), then: { yes: 'end', no: 'callInstead' }, skip: 'callInstead' },
  callInstead: { tell: true, then: 'end' },
})
