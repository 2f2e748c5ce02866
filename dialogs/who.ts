import { age, oneOf, personName, section, yesNo } from '../src/flow/index.js'

/** Who this is for, who is writing, and whether the person is old enough. */
export const who = section('who', 'forWhom', {
  forWhom: { ask: oneOf('me', 'someone'), then: { me: 'age', someone: 'relation' }, skip: 'age' },
  relation: {
    ask: oneOf('family', 'friend', 'neighbour', 'professional'),
    then: { family: 'helperName', friend: 'helperName', neighbour: 'helperName', professional: 'helperName' },
    skip: 'helperName',
  },
  helperName: { ask: personName(), then: 'theyKnow', skip: 'theyKnow' },
  theyKnow: { ask: yesNo(), then: { yes: 'age', no: 'tellThem' }, skip: 'age' },
  tellThem: { tell: true, then: 'age' },
  age: {
    ask: age(),
    then: { adult: 'end', from16: 'minimum', under16: 'child' },
    skip: 'end',
  },
  minimum: { do: 'minimumAge', then: { accepted: 'end', tooYoung: 'tooYoung' } },
  tooYoung: { tell: true, then: 'finish' },
  child: { tell: true, then: 'finish' },
})
