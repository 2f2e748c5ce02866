/** Every kind of question by name. A new kind is a file beside this one and a line here. */
import type { QuestionKind, QuestionKinds } from '../asking.js'
import { ageKind } from './age.js'
import { availabilityKind } from './availability.js'
import { checkKind } from './check.js'
import { consentKind, oneOfKind, yesNoKind } from './closed.js'
import { confirmNeedsKind } from './confirm-needs.js'
import { birthDateKind, emailKind, phoneKind } from './contact.js'
import { placeKind } from './place.js'
import { firstNeedKind, needsKind, someOfKind } from './several.js'
import { weighKind } from './weigh.js'
import { wordsKind } from './words.js'

/** `activities` is given from outside: looking through activities needs the directory. */
export const questionKinds = (activities: QuestionKind): QuestionKinds => ({
  activities,
  age: ageKind,
  availability: availabilityKind,
  birthDate: birthDateKind,
  check: checkKind,
  confirmNeeds: confirmNeedsKind,
  consent: consentKind,
  email: emailKind,
  firstNeed: firstNeedKind,
  needs: needsKind,
  oneOf: oneOfKind,
  phone: phoneKind,
  place: placeKind,
  someOf: someOfKind,
  weigh: weighKind,
  words: wordsKind,
  yesNo: yesNoKind,
})
