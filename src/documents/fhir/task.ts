/** How far the referral has come: requested, accepted or rejected, in progress, and then its outcome. */
import type { CodeableConcept, Patient, Task } from '@medplum/fhirtypes'
import type { ShownCase } from '../../desk/disclosure.js'
import { changedAt } from '../../domain/change.js'
import type { Referral } from '../../domain/referral.js'
import { statusReason } from '../prsb/document.js'
import { idOf, inWords, refer, snomed, type FhirFrom } from './from.js'

/** Social prescribing declined, as said by the person. */
const declinedByPerson = '871711000000103'

export function task(from: FhirFrom): Task {
  const { shown, writing } = from
  const { referral } = shown
  const person = refer<Patient>(shown, 'patient')
  const reason = statusReason(shown, writing)
  return {
    resourceType: 'Task',
    id: idOf(shown, 'task'),
    identifier: [{ value: referral.reference }],
    status: taskStatus(referral, isUnderWay(shown)),
    ...(reason ? { statusReason: reasonOf(referral, reason) } : {}),
    businessStatus: inWords(writing.say(`status.${referral.status}`)),
    intent: 'order',
    code: inWords(writing.say('document.subtitle')),
    focus: refer(shown, 'serviceRequest'),
    for: person,
    authoredOn: referral.madeAt,
    lastModified: changedAt(shown.events) ?? referral.madeAt,
    requester: person,
    owner: { display: referral.worker ? writing.who(referral.worker) : writing.service.name },
    restriction: { period: { end: referral.expectedBy } },
    ...(referral.outcome
      ? {
          output: [
            {
              type: inWords(writing.say('case.outcome')),
              valueCodeableConcept: inWords(writing.say(`outcome.${referral.outcome}`)),
            },
          ],
        }
      : {}),
  }
}

/** `isUnderWay`: somebody has been in touch with the person, or tried to. */
export function taskStatus({ status, outcome }: Referral, isUnderWay: boolean): Task['status'] {
  switch (status) {
    case 'waiting':
      return 'requested'
    case 'taken':
      return isUnderWay ? 'in-progress' : 'accepted'
    case 'declined':
      return 'rejected'
    case 'withdrawn':
      return 'cancelled'
    case 'closed':
      if (outcome === 'unreachable') return 'failed'
      return outcome === 'notWanted' ? 'cancelled' : 'completed'
    default:
      return status satisfies never
  }
}

const isUnderWay = ({ events }: ShownCase): boolean =>
  events.some(({ name }) => name === 'worker.replied' || name === 'worker.attempted')

function reasonOf({ outcome }: Referral, text: string): CodeableConcept {
  return outcome === 'notWanted' ? { coding: [{ system: snomed, code: declinedByPerson }], text } : { text }
}
