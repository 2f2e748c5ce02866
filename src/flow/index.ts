/** The vocabulary of `dialogs/`. */
export { accessNeeds } from '../domain/person.js'
export { journey, section } from './journey.js'
export {
  activities,
  age,
  availability,
  birthDate,
  check,
  confirmNeeds,
  consent,
  consentBy,
  email,
  firstNeed,
  fork,
  languagesSpoken,
  needs,
  oneOf,
  personName,
  phone,
  place,
  someOf,
  weigh,
  words,
  yesNo,
} from './questions.js'
