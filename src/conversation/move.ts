/**
 * "Carry on elsewhere": a code that opens this case from another channel, once; and a phone or a mailbox that is shown to be the
 * person's own.
 * Nothing is ever joined on a number, an address or a name that was merely typed.
 */
import { usedLast } from '../domain/address.js'
import type { Case } from '../domain/case.js'
import { codeSent, mailboxIn, mailWay, pins, textWay, type CodeWay, type Mailbox } from './code-ways.js'
import { ticketHash } from './tickets.js'
import type { Reply, Values } from '../domain/words.js'
import { repeat } from '../flow/moves.js'
import { only, saying, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'
import type { MoveWorld } from './move-world.js'
import { saidText } from './facts.js'

const minute = 60_000
const mostTries = 5

export function move(of: Commanded): CommandTurn {
  const { case: c, setting, argument, answering } = of
  if (c.keeping !== 'kept') return thenAsk(c, setting, saying('commands.move.notKept', of))
  if (argument === 'no') return thenAsk(withoutVerifying(c), setting, saying('safety.notNow', of))
  if (argument === 'text' && of.move.text) return startAt(textWay, of)
  if (argument === 'mail' && of.move.mail) return startMail(of)
  if (answering === 'movePhone' && argument) return sendPin(textWay, of, argument)
  if (answering === 'moveEmail' && argument) return sendPin(mailWay, of, argument)
  if (argument && (answering === 'moveCode' || /^\d{6}$/.test(argument))) return checkPin(of, argument)
  return showCode(of)
}

function showCode({ case: c, now, move: world }: Commanded): CommandTurn {
  const { text, mail } = world
  const { ticket, code, values } = newTicket(now, world)
  const choices = [
    ...(text && !mailboxIn(c, text) ? [{ code: '!move=text', label: { key: 'commands.move.textMe' } }] : []),
    ...(mail ? [{ code: '!move=mail', label: { key: 'commands.move.mailMe' } }] : []),
    { code: '!repeat', label: { key: 'commands.repeat.carryOn' } },
  ]
  const saidWith = (key: string, values: Values): Reply => ({ say: { key: `commands.move.${key}`, values } })
  const replies = [
    saidWith('reply', values),
    ...(world.link ? [saidWith('link', { link: world.link(code) })] : []),
    ...(text ? [saidWith('number', { number: text.number })] : []),
  ]
  const [last = replies[0]] = replies.slice(-1)
  const told = [...replies.slice(0, -1), ...(last ? [{ ...last, choices }] : [])]
  return only({ ...c, ticket }, ...told)
}

function newTicket(now: Date, { newCode, days, link }: MoveWorld) {
  const code = newCode()
  const until = new Date(now.getTime() + days * 24 * 60 * minute).toISOString()
  const values = { code, until: { date: until }, ...(link && { link: link(code) }) }
  return { code, ticket: { hash: ticketHash(code), until }, values }
}

/** The answer to "which number?" or "which code?", as the command's argument; undefined where it is another answer. */
export function moveArgument(
  c: Case,
  text: string,
  { understanding, country }: Commanded['setting'],
): string | undefined {
  if (c.aside?.kind === 'movePhone') {
    const phone = understanding.phone(text, country)
    return phone.ok ? phone.value : /\d{5}/.test(text) ? 'unclear' : undefined
  }
  if (c.aside?.kind === 'moveEmail') {
    const email = understanding.email(text)
    return email.ok ? email.value : text.includes('@') ? 'unclear' : undefined
  }
  const pin = understanding.number(text, pins, c.language)
  return pin.ok ? String(pin.value) : undefined
}

function startAt(way: CodeWay, of: Commanded): CommandTurn {
  const given = saidText(of.case.answers, 'details', way.given)
  if (given) return sendPin(way, of, given)
  return only({ ...of.case, aside: { kind: way.aside } }, saying(way.ask, of))
}

/** To a mailbox that is known to be theirs the code itself goes at once. */
function startMail(of: Commanded): CommandTurn {
  const mailbox = of.move.mail && mailboxIn(of.case, of.move.mail)
  return mailbox ? mailTicket(of, of.case, mailbox) : startAt(mailWay, of)
}

function sendPin(way: CodeWay, of: Commanded, said: string): CommandTurn {
  const { case: c, setting, now, move: world } = of
  const address = way.read(said, setting)
  const sent = address === undefined ? undefined : codeSent(way, c, address, now, world)
  if (address === undefined || !sent)
    return only({ ...c, aside: { kind: way.aside } }, saying(way.unclear, of))
  return {
    ...only(
      { ...sent.case, aside: { kind: 'moveCode' } },
      { say: { key: way.sent, values: way.shown(address) } },
    ),
    secret: sent.secret,
  }
}

function checkPin(of: Commanded, pin: string): CommandTurn {
  const { case: c, setting, now, move: world } = of
  const { verifying } = c
  if (!verifying || verifying.until < now.toISOString() || verifying.tries >= mostTries)
    return thenAsk(withoutVerifying(c), setting, saying('commands.move.unknown', of))
  if (ticketHash(pin) !== verifying.hash) {
    const tried = { ...verifying, tries: verifying.tries + 1 }
    return only({ ...c, verifying: tried, aside: { kind: 'moveCode' } }, saying('commands.move.wrong', of))
  }
  const { to } = verifying
  const here = c.addresses.at(-1)
  const joined = usedLast(c.addresses, to)
  const next: Case = {
    ...withoutVerifying(c),
    // They are still here: this stays the one used last.
    addresses: here ? usedLast(joined, here) : joined,
    events: [...c.events, joinedEvent(to.channel, setting.now)],
  }
  if (to.channel === world.mail?.channel) return { ...mailTicket(of, next, to), joins: to }
  const values = { number: world.text?.number ?? '' }
  return {
    ...only(next, { say: { key: 'commands.move.verified', values } }, repeat(next, setting)),
    joins: to,
  }
}

/** The link, or where there is no page the code, goes to a mailbox that is theirs. */
function mailTicket({ setting, now, move: world }: Commanded, c: Case, to: Mailbox): CommandTurn {
  const { ticket, values } = newTicket(now, world)
  const next = { ...c, ticket }
  const said = { key: 'commands.move.mailed', values: { until: values.until } }
  return {
    ...only(next, { say: said }, repeat(next, setting)),
    secret: { to, say: { key: world.link ? 'mail.link' : 'mail.code', values } },
  }
}

export const joinedEvent = (channel: string, at: string) =>
  ({ name: 'address.joined', at, by: 'person', about: { channel } }) as const

function withoutVerifying(c: Case): Case {
  const { verifying: _verifying, ...rest } = c
  return rest
}
