import {
  accessNeeds,
  availability,
  fork,
  languagesSpoken,
  oneOf,
  place,
  section,
  someOf,
  weigh,
  words,
  yesNo,
} from '../src/flow/index.js'

/** Where the person is; looked up so that nearby means nearby. */
export const where = section('where', 'place', {
  place: { ask: place(), then: 'look', skip: 'more' },
  look: { do: 'locate', then: { found: 'more', none: 'more', unknown: 'unknown' } },
  unknown: { tell: true, then: 'more' },
  more: { ask: fork('now', 'more'), then: { now: 'end', more: 'end' }, skip: 'end' },
})

/** A few short questions, each used for matching or by the link worker; none is needed. */
export const aboutYou = section('aboutYou', 'weigh', {
  weigh: { ask: weigh(), then: 'tried', skip: 'tried' },
  tried: {
    ask: oneOf('no', 'helped', 'stuck'),
    then: { no: 'goesWell', helped: 'triedWhat', stuck: 'triedWhat' },
    skip: 'goesWell',
  },
  triedWhat: { ask: words(1000), then: 'goesWell', skip: 'goesWell' },
  goesWell: { ask: words(1000), then: 'enjoys', skip: 'enjoys' },
  enjoys: { ask: words(1000), then: 'free', skip: 'free' },
  free: { ask: availability(), then: 'travel', skip: 'travel' },
  travel: {
    ask: oneOf('walk', 'bus', 'car', 'home'),
    then: { walk: 'cost', bus: 'cost', car: 'cost', home: 'cost' },
    skip: 'cost',
  },
  cost: {
    ask: oneOf('free', 'little', 'any'),
    then: { free: 'company', little: 'company', any: 'company' },
    skip: 'company',
  },
  company: {
    ask: oneOf('group', 'alone', 'either'),
    then: { group: 'goWith', alone: 'goWith', either: 'goWith' },
    skip: 'goWith',
  },
  goWith: { ask: yesNo(), then: { yes: 'speaks', no: 'speaks' }, skip: 'speaks' },
  speaks: { ask: languagesSpoken(), then: 'end', skip: 'end' },
})

/** What makes it possible to talk and to come: the Accessible Information Standard's four groups, mobility, more time. */
export const support = section('support', 'access', {
  access: { ask: someOf(...accessNeeds), then: 'end', skip: 'end' },
})
