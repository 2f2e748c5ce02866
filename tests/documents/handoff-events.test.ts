import { EventFactory, type Activity, type TurnContext } from 'botbuilder'
import { handoffInitiate, handoffStatus } from '../../src/documents/handoff-events.js'
import { caseOf, demoWorld, until, type DemoCases, patience } from './demo-cases.js'

let cases: DemoCases
beforeAll(async () => {
  cases = await demoWorld(['tomasz', 'hassan', 'nadia', 'claire', 'ray', 'joan', 'owen'])
}, patience)

const conversation = { id: 'hub-1' }
const now = until.toISOString()
const from = (name: string) => ({ shown: caseOf(cases, name), writing: cases.writing })
const statusOf = (name: string) =>
  handoffStatus(caseOf(cases, name), { now, conversation, writing: cases.writing })
const keys = (value: object) => Object.keys(value).sort()
/** What the SDK fills in of the turn it is made in, which there is none of here. */
const ofTheTurn = ['channelId', 'from', 'localTimezone', 'relatesTo', 'replyToId', 'serviceUrl']

describe('Asking a hub for a human', () => {
  it('is the event that the SDK itself makes', () => {
    const initiate = handoffInitiate(from('Tomasz Wilk'), { now, conversation })
    const activity = { conversation, channelId: 'x', from: { id: 'y' }, recipient: { id: 'z' } } as Activity
    const theirs = EventFactory.createHandoffInitiation({ activity } as TurnContext, initiate.value, {
      activities: [],
    })
    expect(keys(initiate)).toEqual(keys(theirs).filter((key) => !ofTheTurn.includes(key)))
    expect(initiate).toMatchObject({ type: theirs.type, name: theirs.name, conversation })
    expect(theirs.value).toEqual(initiate.value)
    expect(keys(initiate.attachments[0] ?? {})).toEqual(keys(theirs.attachments?.[0] ?? {}))
  })

  it("tells language, interpreter and the person's words, with the whole transcript", () => {
    const { value, attachments } = handoffInitiate(from('حسن الأحمد'), { now, conversation })
    expect(value).toMatchObject({ language: 'ar', interpreterNeeded: true })
    expect(value.words[0]?.words).toContain('أشعر بالوحدة')
    const { activities } = attachments[0]?.content as { activities: { from: { role: string } }[] }
    expect(activities).toHaveLength(caseOf(cases, 'حسن الأحمد').lines.length)
    expect(new Set(activities.map((one) => one.from.role))).toEqual(new Set(['user', 'bot']))
  })

  it('holds no number of somebody who is not to be contacted', () => {
    expect(JSON.stringify(handoffInitiate(from('Nadia Rahman'), { now, conversation }))).not.toContain(
      '07400',
    )
  })
})

describe('How the hand-off goes', () => {
  it('is the event that the SDK itself makes', () => {
    const status = statusOf('Claire Dubois')
    const theirs = EventFactory.createHandoffStatus(conversation as never, 'failed', 'Lives outside our area')
    expect(keys(status ?? {})).toEqual(keys(theirs).filter((key) => key !== 'localTimezone'))
    expect(status?.value).toEqual(theirs.value)
  })

  it('is accepted, failed or completed, and nothing while nobody has answered', () => {
    expect(statusOf('Ray Cooper')).toBeUndefined()
    expect(statusOf('Tomasz Wilk')?.value.state).toBe('accepted')
    expect(statusOf('Joan Smith')?.value).toEqual({
      state: 'completed',
      message: 'Connected to an activity or group',
    })
  })

  it('has failed when the person withdrew, and says nothing of them', () => {
    const hidden = cases.disclosed.find(({ kind }) => kind === 'hidden')
    const event = hidden && handoffStatus(hidden, { now, conversation, writing: cases.writing })
    expect(event?.value).toEqual({ state: 'failed', message: 'Withdrawn' })
  })
})
