/** Each way of telling, received by what really receives it. */
import { AdaptiveCard, type CardElement } from 'adaptivecards'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { someone, to } from '../conversation/scene.js'
import { secret, toldWorld, type ToldWorld } from './told-world.js'

let of: ToldWorld
beforeAll(async () => {
  // The library of the webhook's receivers looks at the clock of the machine.
  of = await toldWorld({ now: new Date().toISOString() })
  const joan = await someone(of, to.referred)
  await joan.says('I want to die')
  await of.notifier.idle()
})
afterAll(() => of.close())

const personal = /Joan|Smith|lonely|die|XB1|07400|1962/
const cards = z.object({ attachments: z.array(z.object({ contentType: z.string(), content: z.json() })) })

describe('a referral and an alert', () => {
  it('come by mail, in plain text, with the reference and a link', () => {
    const [handOff, alert] = of.mail.mails
    expect(of.mail.mails).toHaveLength(2)
    expect(handOff?.subject).toMatch(/^Caerwick Social Prescribing: a referral is waiting, CN-TEST-\d+$/)
    expect(handOff?.text).toMatch(/https:\/\/desk\.example\/desk\/cases\/case-\d+\n/)
    expect(alert?.text).toMatch(/https:\/\/desk\.example\/desk\/alerts\/case-\d+\n/)
    expect(handOff?.html).toBe(false)
    expect(handOff?.to).toMatchObject({ text: 'team@example.org' })
    expect(handOff?.from?.text).toBe('"Cairn" <cairn@desk.example>')
    expect(handOff?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it('are signed to the webhook so that the library of its receivers accepts them', () => {
    expect(of.hook.posts).toHaveLength(2)
    for (const { body, headers } of of.hook.posts) {
      const reference: unknown = expect.stringMatching(/^CN-TEST/)
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({
        data: { status: 'waiting', reference },
      })
      expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow()
      expect(() => new Webhook('whsec_b3RoZXI=').verify(body, headers)).toThrow()
    }
    expect(of.hook.posts.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'case.handOff',
      'case.alert',
    ])
  })

  it('are cards that Teams can draw, far below its limit', () => {
    expect(of.channel.posts).toHaveLength(2)
    for (const { body } of of.channel.posts) {
      expect(body.length).toBeLessThan(4_000)
      const [attachment] = cards.parse(JSON.parse(body)).attachments
      expect(attachment?.contentType).toBe('application/vnd.microsoft.card.adaptive')
      const card = new AdaptiveCard()
      card.parse(attachment?.content)
      expect(card.validateProperties().validationEvents).toEqual([])
      const shown: CardElement[] = Array.from({ length: card.getItemCount() }, (_, at) => card.getItemAt(at))
      expect(shown).toHaveLength(2)
      expect(card.getActionCount()).toBe(1)
    }
  })

  it('say nothing of the person, whichever way', () => {
    const all = [
      ...of.mail.mails.map(({ subject, text, headerLines }) =>
        JSON.stringify({ subject, text, headerLines }),
      ),
      ...[...of.hook.posts, ...of.channel.posts].map((post) => JSON.stringify(post)),
    ]
    expect(all).toHaveLength(6)
    expect(all.filter((text) => personal.test(text))).toEqual([])
  })

  it('bear an id of their own in each', () => {
    const ids = of.mail.mails.map(({ messageId }) => messageId)
    const events = of.hook.posts.map(({ headers }) => headers['webhook-id'])
    expect(new Set([...ids, ...events]).size).toBe(4)
    expect(ids[0]).toMatch(/^<[\w-]{27}@desk\.example>$/)
    expect(of.hook.posts[0]?.headers['idempotency-key']).toBe(events[0])
  })
})
