/** What is to be done: social context as far as it was asked, requested actions, and the care and support plan so far. */
import { aboutOf, missing, own, type From } from './from.js'
import { notAsked, type Node } from './node.js'

const circumstances = ['aboutYou.company', 'aboutYou.goWith', 'aboutYou.cost']

export function socialContext(from: From): Node {
  const social = circumstances.flatMap((step) => {
    const line = aboutOf(from, step)
    return line ? [`${line.label}: ${line.value}`] : []
  })
  return {
    householdComposition: notAsked,
    occupationalHistory: notAsked,
    lifestyleChoices: notAsked,
    socialCircumstances:
      social.length > 0 ? { socialCircumstances: social.join('; ') } : missing(from, ...circumstances),
    access: { access: aboutOf(from, 'aboutYou.travel')?.value ?? missing(from, 'aboutYou.travel') },
    accommodationStatus: notAsked,
  }
}

export function planAndRequestedActions({ shown, writing }: From): Node {
  const { reasons, parked } = shown.summary
  const forWorker = [
    ...reasons.map(({ text }) => text),
    ...parked.map((question) => writing.say('document.openQuestion', { question })),
  ]
  return {
    planAndRequestedActionsRecordEntry: [
      {
        actionsForProfessionals: forWorker.length > 0 ? forWorker.join('; ') : notAsked,
        actionsForPersonOrTheirCarer: notAsked,
        agreedWithThePersonOrTheirLegitimateRepresentative: writing.say('document.agreedBySending'),
      },
    ],
  }
}

/** Goals carry how much each need matters to the person, 1 to 10, as they said it; no confidence is asked. */
export function careAndSupportPlan(from: From): Node {
  const { strengths, needs } = from.shown.summary
  return {
    strengths: strengths ? [{ freeText: own(strengths) }] : missing(from, 'aboutYou.goesWell'),
    needsConcernsOrProblems:
      needs.length > 0
        ? needs.map(({ label, weight }) => ({
            freeText: label,
            goalsAndHopes: weight === undefined ? notAsked : [{ goalImportanceScore: weight }],
          }))
        : missing(from, 'whatMatters.open', 'whatMatters.choose'),
    agreedWithPersonOrLegitimateRepresentative: notAsked,
    plannedReviewDateInterval: notAsked,
  }
}
