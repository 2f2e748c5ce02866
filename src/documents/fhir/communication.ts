/** What a link worker and the person wrote to each other, and each attempt to reach the person. Talk with the bot is not there. */
import type { Communication, Patient } from '@medplum/fhirtypes'
import type { Line } from '../../desk/transcript.js'
import { idOf, inWords, refer, type FhirFrom } from './from.js'

export function communications(from: FhirFrom): Communication[] {
  return [...messages(from), ...attempts(from)]
}

function messages({ shown, writing }: FhirFrom): Communication[] {
  const since = shown.events.find(({ name }) => name === 'referral.taken')?.at
  const person = refer<Patient>(shown, 'patient')
  const isBetweenThem = ({ at, from, text }: Line) =>
    since !== undefined && at >= since && from.kind !== 'bot' && text.trim() !== ''
  return shown.lines.filter(isBetweenThem).map(({ index, at, from, text }): Communication => {
    const worker = { display: from.kind === 'worker' ? from.name : writing.say('who.worker') }
    return {
      resourceType: 'Communication',
      id: idOf(shown, `message ${index}`),
      basedOn: [refer(shown, 'serviceRequest')],
      status: 'completed',
      subject: person,
      sent: at,
      sender: from.kind === 'worker' ? worker : person,
      recipient: [from.kind === 'worker' ? person : worker],
      payload: [{ contentString: text }],
    }
  })
}

function attempts({ shown, writing }: FhirFrom): Communication[] {
  return shown.referral.attempts.map(({ at, by, how, result, text }, index): Communication => {
    const wasMade = result === 'reached' || result === 'leftMessage'
    return {
      resourceType: 'Communication',
      id: idOf(shown, `attempt ${index}`),
      basedOn: [refer(shown, 'serviceRequest')],
      status: wasMade ? 'completed' : 'not-done',
      ...(wasMade ? {} : { statusReason: inWords(writing.say(`result.${result}`)) }),
      medium: [inWords(writing.say(`way.${how}`))],
      subject: refer(shown, 'patient'),
      sent: at,
      sender: { display: writing.who(by) },
      recipient: [refer(shown, 'patient')],
      note: [{ text: [writing.say(`result.${result}`), text].filter((part) => part !== '').join('. ') }],
    }
  })
}
