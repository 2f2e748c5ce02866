import { confirmNeeds, firstNeed, needs, section, words } from '../src/flow/index.js'

/** The open question, what was understood, and which of it comes first. */
export const whatMatters = section('whatMatters', 'open', {
  open: { ask: words(), then: 'understood', skip: 'choose' },
  understood: {
    do: 'understandNeeds',
    then: { some: 'confirm', none: 'choose' },
    unsettles: ['confirm', 'choose'],
  },
  confirm: { ask: confirmNeeds(), then: { right: 'count', choose: 'choose' }, skip: 'count' },
  choose: { ask: needs(), then: 'count', skip: 'count' },
  count: { do: 'countNeeds', then: { several: 'first', one: 'end', none: 'end' }, unsettles: ['first'] },
  first: { ask: firstNeed(), then: 'end', skip: 'end' },
})

/** The open question alone, for somebody who asked for a person before it came to it: their words go before any list. */
export const inTheirWords = section('whatMatters', 'open', {
  open: { ask: words(), then: 'end', skip: 'end' },
})
