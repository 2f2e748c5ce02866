import {
  availability,
  birthDate,
  check,
  consent,
  consentBy,
  email,
  personName,
  phone,
  section,
  words,
  yesNo,
} from '../src/flow/index.js'

/** May a link worker read this? Asked when it comes to that, and not before. */
export const sharing = section('sharing', 'mayWeShare', {
  mayWeShare: { ask: consent('share'), then: { yes: 'end', no: 'callInstead' }, skip: 'callInstead' },
  callInstead: { tell: true, then: 'end' },
})

/** Who the person is and how, when and whether it is safe to reach them. */
export const details = section('details', 'name', {
  name: { ask: personName(), then: 'preferredName', skip: 'preferredName' },
  preferredName: { ask: personName(60), then: 'born', skip: 'born' },
  born: { ask: birthDate(), then: 'oldEnough', skip: 'contactBy' },
  oldEnough: {
    do: 'bornLongEnoughAgo',
    then: { accepted: 'contactBy', tooYoung: 'tooYoung', child: 'child' },
  },
  tooYoung: { tell: true, then: 'finish' },
  child: { tell: true, then: 'finish' },
  contactBy: {
    ask: consentBy('contact', ['call', 'text', 'email', 'chat'], 'none'),
    then: { call: 'phoneToCall', text: 'phoneToText', email: 'email', chat: 'tellGp', none: 'notContacted' },
    skip: 'notContacted',
  },
  notContacted: { tell: true, then: 'tellGp' },
  phoneToCall: { ask: phone(), then: 'when', skip: 'tellGp' },
  when: { ask: availability(), then: 'safe', skip: 'safe' },
  phoneToText: { ask: phone(), then: 'safe', skip: 'tellGp' },
  email: { ask: email(), then: 'safe', skip: 'tellGp' },
  safe: { ask: yesNo(), then: { yes: 'tellGp', no: 'tellGp' }, skip: 'tellGp' },
  tellGp: { ask: consent('tellGp'), then: { yes: 'practice', no: 'end' }, skip: 'end' },
  practice: { ask: words(200), then: 'end', skip: 'end' },
})

/** Check, send, and what happens next. */
export const referral = section('referral', 'check', {
  check: { ask: check('send', 'notNow'), then: { send: 'send', notNow: 'notSent' }, skip: 'notSent' },
  notSent: { tell: true, then: 'end' },
  send: { do: 'makeReferral', then: { made: 'made', notMade: 'notSent' }, once: true },
  made: { tell: true, then: 'next' },
  next: { tell: true, then: 'end' },
})

/** So that a link worker's answer can go out by itself: a code shows that the number, or the mailbox, is theirs. */
export const proof = section('proof', 'way', {
  way: { do: 'wayToProve', then: { text: 'text', email: 'email', none: 'end' } },
  text: { ask: yesNo(), then: { yes: 'send', no: 'end' }, skip: 'end' },
  email: { ask: yesNo(), then: { yes: 'send', no: 'end' }, skip: 'end' },
  send: { do: 'sendCode', then: { sent: 'sent', notSent: 'end' } },
  sent: { tell: true, then: 'end' },
})
