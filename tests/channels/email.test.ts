/** Mail to people, over a real mail server: codes, a link to carry on with, and what a link worker answers. */
import { setTimeout as wait } from 'node:timers/promises'
import { createEmail } from '../../src/channels/email/index.js'
import { pushes } from '../../src/channels/traits.js'
import { createOutbox } from '../../src/conversation/outbox.js'
import { list } from '../../src/desk/list.js'
import type { Desk } from '../../src/desk/ports.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import { createMailer, type Mailer } from '../../src/mail/transport.js'
import { singleMails } from '../../src/service/ways-out.js'
import { keys, to } from '../conversation/scene.js'
import { sam } from '../desk/desk-world.js'
import { fixedWorld, person } from '../fixed-world.js'
import { mailServer, type MailServer } from '../notices/receivers.js'

let server: MailServer
let mailer: Mailer
beforeEach(async () => {
  server = await mailServer()
  mailer = createMailer({ url: server.url, from: 'Cairn <cairn@example.org>' })
})
afterEach(async () => {
  mailer.close()
  await server.close()
})

const mailbox = 'joan@example.com'
const byEmail = (safe: 'yes' | 'no', languageFirst: readonly string[] = []) => [
  ...languageFirst,
  ...to.shares,
  ...['Joan Smith', 'Joan', '27/3/1962', 'e-mail me', mailbox, safe, 'no', 'yes, send it'],
]

/** A service with mail, and Joan on its page. */
async function service(says: readonly string[]) {
  const world = fixedWorld({
    environment: { PUBLIC_URL: 'https://cairn.example' },
    pushes,
    mails: singleMails(mailer),
  })
  const email = createEmail({
    mailer,
    serviceName: world.deployment.name,
    publicUrl: 'https://cairn.example',
    sayIn: (key, values, language) => world.speech.say({ key, values }, language),
  })
  const outbox = createOutbox({ ...world, post: (...post) => email.post?.(...post) ?? nowhere() })
  await world.conversation.start({ channel: 'web', address: 'joan', language: 'en' })
  const joan = person(world, { channel: 'web', address: 'joan' })
  for (const text of says) await joan.says(text)
  const desk: Desk = {
    ...world,
    sender: {
      deliver({ id }) {
        void outbox.flush(id)
        return Promise.resolve()
      },
    },
    needLabel: (id) => world.speech.say({ key: `needs.${id}` }, 'en'),
    language: 'en',
  }
  const id = (await joan.case())?.id ?? ''
  return {
    ...world,
    joan,
    desk,
    id,
    deliveries: async () => (await joan.case())?.messages.flatMap(({ delivery }) => delivery ?? []) ?? [],
    async answers(text: string, once = 'form-0123456789abcdef') {
      if (list(desk, sam, { view: 'waiting', page: 1 }).rows.length > 0) await take(desk, sam, id)
      await reply(desk, sam, id, { text, once })
      await outbox.idle()
    },
  }
}
const nowhere = () => Promise.resolve({ kind: 'refused', code: 'noPost' } as const)

/** The `count`th mail that came, once it has. */
async function mail(count: number) {
  for (let tries = 0; tries < 200 && server.mails.length < count; tries += 1) await wait(25)
  const found = server.mails[count - 1]
  if (!found) throw new Error(`No ${count}th mail came`)
  return found
}
/** Types the code that the last mail holds. */
async function proves({ joan }: Awaited<ReturnType<typeof service>>) {
  const { text = '' } = await mail(server.mails.length || 1)
  return joan.says(/\d{6}/.exec(text)?.[0] ?? 'none')
}

describe('a mailbox', () => {
  it('is theirs once the code that was sent there has been typed back, and then gets a link that opens the case', async () => {
    const of = await service(to.understood)
    await of.joan.presses('!move')
    expect(keys(await of.joan.presses('!move=mail'))).toEqual(['commands.move.askEmail'])
    const [sent] = await of.joan.says(`it is ${mailbox}`)
    expect(sent?.text).toContain('j***@example.com')
    const code = await mail(1)
    expect(code.subject).toBe('Caerwick Social Prescribing: a message for you')
    expect(keys(await proves(of))).toEqual(['commands.move.mailed', 'where.place.question'])
    const { text = '', from } = await mail(2)
    expect(from?.text).toBe('"Cairn" <cairn@example.org>')
    const [, ticket = ''] = /https:\/\/cairn\.example\/return\/([A-Z0-9-]+)/.exec(text) ?? []
    const elsewhere = person(of, { channel: 'test', address: 'library' })
    expect(keys(await elsewhere.says(ticket))).toEqual(['common.welcomeBack', 'where.place.question'])
    expect((await elsewhere.case())?.id).toBe(of.id)
    expect(`${code.text}${text}`).not.toMatch(/lonely|Joan|case-/)
  })

  it('is asked for once: from then on the link comes without a code', async () => {
    const of = await service(to.understood)
    await of.joan.presses('!move=mail')
    await of.joan.says(mailbox)
    await mail(1)
    await proves(of)
    await mail(2)
    expect(keys(await of.joan.presses('!move=mail'))[0]).toBe('commands.move.mailed')
    expect((await mail(3)).text).toContain('/return/')
  })

  it('is not joined on a wrong code, nor asked about where it was typed wrong', async () => {
    const of = await service(to.understood)
    await of.joan.presses('!move=mail')
    expect(keys(await of.joan.says('joan@example'))).toEqual(['commands.move.noEmail'])
    await of.joan.says(mailbox)
    await mail(1)
    expect(keys(await of.joan.says('111111'))[0]).toBe('commands.move.wrong')
    expect((await of.joan.case())?.addresses.map(({ channel }) => channel)).toEqual(['web'])
  })

  it('is not offered where there is no mail server', async () => {
    const world = fixedWorld()
    await world.conversation.start({ channel: 'web', address: 'joan', language: 'en' })
    const joan = person(world, { channel: 'web', address: 'joan' })
    for (const text of to.understood) await joan.says(text)
    const said = await joan.presses('!move')
    expect(JSON.stringify(said)).not.toContain('!move=mail')
    expect(keys(await joan.presses('!move=mail'))).toContain('commands.move.reply')
  })
})

describe("a link worker's answer", () => {
  it('goes by mail to who asked for that and has shown that the mailbox is theirs', async () => {
    const of = await service(byEmail('yes'))
    expect(keys(await of.joan.presses('!move=mail'))).toEqual(['commands.move.sentMail'])
    await mail(1)
    await proves(of)
    await mail(2)
    await of.answers('Hello Joan. Shall we meet on Monday?\nBring a friend.')
    expect((await mail(3)).text).toMatch(/^Sam Okoro, a link worker, has your referral now\./)
    const { text = '', messageId } = await mail(4)
    expect(text).toMatch(/^Sam[^:]*:\nHello Joan\. Shall we meet on Monday\?\nBring a friend\.\n/)
    expect(text).toContain(
      'Nobody reads answers to this e-mail. To answer, please come back to https://cairn.example',
    )
    expect((await of.deliveries()).at(-1)).toMatchObject({
      channel: 'email',
      state: 'sent',
      parts: [{ id: messageId }],
    })
    await of.answers('Hello Joan. Shall we meet on Monday?\nBring a friend.')
    await wait(100)
    expect(server.mails).toHaveLength(4)
  })

  it('does not go to a mailbox that was merely typed, nor where others may read it', async () => {
    const typed = await service(byEmail('yes'))
    await typed.answers('Hello')
    const unsafe = await service(byEmail('no'))
    await unsafe.joan.presses('!move=mail')
    await mail(1)
    await proves(unsafe)
    await mail(2)
    await unsafe.answers('Hello')
    await wait(100)
    expect(server.mails).toHaveLength(2)
    expect(await unsafe.deliveries()).toEqual([])
  })

  it('is tried again when the server is busy, and never again where there is no such mailbox', async () => {
    const of = await service(byEmail('yes'))
    await of.joan.presses('!move=mail')
    await mail(1)
    await proves(of)
    await mail(2)
    server.refuses = () => 450
    await of.answers('Hello')
    expect(await of.deliveries()).toMatchObject([
      { state: 'waiting', tries: 2, code: '450' },
      { state: 'waiting', tries: 0 },
    ])
    server.refuses = () => 550
    await of.answers('Hello again', 'form-other')
    expect((await of.deliveries()).map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
    expect((await of.joan.case())?.addresses.find(({ channel }) => channel === 'email')?.dead?.why).toBe(
      'unreachable',
    )
  })
})

describe('who asked to be answered by mail', () => {
  const sent = byEmail('yes')
  it('is asked on the way whether the mailbox is theirs, and the code may come late', async () => {
    const of = await service(sent)
    expect(keys((await of.joan.case())?.messages ?? []).at(-1)).toBe('proof.email.question')
    expect(keys(await of.joan.says('yes'))).toEqual(['proof.sent.tell', 'afterwards.checkIn.question'])
    const { text = '' } = await mail(1)
    await of.joan.says('no')
    const [, pin = ''] = /(\d{6})/.exec(text) ?? []
    expect(keys(await of.joan.says(`here it is: ${pin}`))).toEqual([
      'commands.move.mailed',
      'afterwards.evaluate.question',
    ])
    await of.answers('Hello Joan')
    expect((await mail(4)).text).toContain('Hello Joan')
  })

  it('goes on without it, and is not asked where it is not safe or nothing could be sent', async () => {
    const of = await service(sent)
    expect(keys(await of.joan.says('no thanks'))).toEqual(['afterwards.checkIn.question'])
    const unsafe = await service(byEmail('no'))
    expect(keys((await unsafe.joan.case())?.messages ?? []).at(-1)).toBe('afterwards.checkIn.question')
    const world = fixedWorld()
    await world.conversation.start({ channel: 'web', address: 'joan', language: 'en' })
    const joan = person(world, { channel: 'web', address: 'joan' })
    for (const text of sent) await joan.says(text)
    expect(keys((await joan.case())?.messages ?? []).at(-1)).toBe('afterwards.checkIn.question')
    await wait(50)
    expect(server.mails).toEqual([])
  })

  it('types six figures in vain where no code was sent, or a wrong one', async () => {
    const of = await service(sent)
    await of.joan.says('yes')
    await mail(1)
    expect(keys(await of.joan.says('111111'))).toEqual(['commands.move.wrong'])
    expect((await of.joan.case())?.addresses.map(({ channel }) => channel)).toEqual(['web'])
  })
})
