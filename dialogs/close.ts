import { consent, oneOf, section, words } from '../src/flow/index.js'

/** Two consents for afterwards, asked only of people whose answers are kept. */
export const afterwards = section('afterwards', 'checkIn', {
  checkIn: { ask: consent('checkIn'), then: { yes: 'evaluate', no: 'evaluate' }, skip: 'evaluate' },
  evaluate: { ask: consent('evaluate'), then: { yes: 'end', no: 'end' }, skip: 'end' },
})

/** Did this help, and a plan to take away. */
export const close = section('close', 'helped', {
  helped: {
    ask: oneOf('yes', 'partly', 'no'),
    then: { yes: 'willTry', partly: 'willTry', no: 'willTry' },
    skip: 'willTry',
  },
  willTry: { ask: words(500), then: 'lookAgain', skip: 'lookAgain' },
  lookAgain: {
    ask: oneOf('week', 'month', 'never'),
    then: { week: 'plan', month: 'plan', never: 'plan' },
    skip: 'plan',
  },
  plan: { tell: true, then: 'goodbye' },
  goodbye: { tell: true, then: 'end' },
})
