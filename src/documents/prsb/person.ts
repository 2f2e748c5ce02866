/** Who the person is and what must be arranged for them: demographics, GP practice, About me, individual requirements. */
import { aboutOf, contactOf, heldBack, missing, own, type From } from './from.js'
import { notAsked, type Node } from './node.js'

export function personDemographics(from: From): Node {
  const place = aboutOf(from, 'where.place')
  return {
    personName: {
      // One question asks for the whole name, as not every name has a first and a family part.
      personFirstName: notAsked,
      personFamilyName: notAsked,
      personNameSuffix: notAsked,
      personPreferredName: contactOf(from, 'preferredName')?.value ?? missing(from, 'details.preferredName'),
      personFullName: contactOf(from, 'name')?.value ?? missing(from, 'details.name'),
    },
    dateOfBirth: contactOf(from, 'birthDate')?.raw ?? missing(from, 'details.born'),
    nhsNumber: notAsked,
    personsAddress: place
      ? place.raw
        ? { postcode: place.raw }
        : { addressLine1: place.value }
      : missing(from, 'where.place'),
    personsContactDetails: contactDetails(from),
  }
}

function contactDetails(from: From): Node {
  const { shown, writing } = from
  if (shown.contact.state !== 'given') return heldBack(shown.contact)
  const phone = contactOf(from, 'phone')
  const email = contactOf(from, 'email')
  return {
    preferredContactMethod: contactOf(from, 'how')?.value ?? missing(from, 'details.contactBy'),
    personsTelephoneNumberDetails: phone
      ? [{ personsTelephoneNumber: phone.raw ?? phone.value }]
      : missing(from, 'details.phoneToCall', 'details.phoneToText'),
    personsEmailAddressDetails: email
      ? [{ personsEmailAddress: email.raw ?? email.value }]
      : missing(from, 'details.email'),
    otherContactInformation: writing.say(`case.safe.${shown.summary.safeToLeaveMessage}`),
  }
}

/** Why nobody may phone, text or write. */
export function noContact({ shown: { contact }, writing }: From): string {
  return 'at' in contact
    ? writing.say(`noContact.${contact.state}`, { day: writing.day(contact.at) })
    : writing.say('noContact.notAsked')
}

export function gpPractice(from: From): Node {
  const { shown } = from
  const practice = contactOf(from, 'gpPractice')
  if (shown.tellGp.state !== 'given') return heldBack(shown.tellGp)
  if (!practice) return missing(from, 'details.practice')
  return {
    gpPracticeRecordEntry: [
      { gpName: notAsked, gpPracticeDetails: practice.value, gpPracticeIdentifier: notAsked },
    ],
  }
}

/** In the person's own words wherever they said it in their own. */
export function aboutMe(from: From): Node {
  const { shown, writing } = from
  const { words, strengths, enjoys, helper } = shown.summary
  const [first] = words
  const speaks = aboutOf(from, 'aboutYou.speaks')
  const free = aboutOf(from, 'aboutYou.free') ?? contactOf(from, 'when')
  const communicate = [
    writing.say('document.speaks', { language: writing.languageName(shown.language) }),
    writing.say(shown.summary.interpreter ? 'case.interpreter' : 'case.noInterpreter'),
    ...(speaks ? [`${speaks.label}: ${speaks.value}`] : []),
  ]
  return {
    whatIsMostImportantToMe: {
      whatIsMostImportantToMe: first ? own(first) : missing(from, 'whatMatters.open'),
    },
    peopleWhoAreImportantToMe: notAsked,
    howICommunicateAndHowToCommunicateWithMe: {
      howICommunicateAndHowToCommunicateWithMe: communicate.join('. '),
    },
    myWellness: { myWellness: strengths ? own(strengths) : missing(from, 'aboutYou.goesWell') },
    pleaseDoAndPleaseDont: {
      pleaseDoAndPleaseDont:
        shown.contact.state === 'given'
          ? writing.say(`case.safe.${shown.summary.safeToLeaveMessage}`)
          : noContact(from),
    },
    howAndWhenToSupportMe: {
      howAndWhenToSupportMe: free?.value ?? missing(from, 'aboutYou.free', 'details.when'),
    },
    alsoWorthKnowingAboutMe: {
      alsoWorthKnowingAboutMe: enjoys ? own(enjoys) : missing(from, 'aboutYou.enjoys'),
    },
    supportedToWriteThisBy: helper
      ? helper.map(({ label, value }) => `${label}: ${value}`).join('; ')
      : writing.say('document.wroteThemselves'),
  }
}

export function individualRequirements(from: From): Node {
  const { access } = from.shown.summary
  return {
    reasonableAdjustment:
      access.length > 0
        ? {
            reasonableAdjustmentRecordEntry: access.map((need) => ({
              reasonableAdjustmentFlag: true,
              reasonableAdjustment: { freeText: need },
            })),
          }
        : missing(from, 'support.access'),
    impairment: notAsked,
    mobility: notAsked,
    otherIndividualRequirements: notAsked,
  }
}
