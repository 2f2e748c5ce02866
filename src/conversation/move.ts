/**
 * "Carry on elsewhere": a code that opens this case from another channel, once; and a phone that is shown to be the person's own.
 * Nothing is ever joined on a number, an address or a name that was merely typed.
 */
import { usedLast } from '../domain/address.js'
import type { Case } from '../domain/case.js'
import { ticketHash } from './tickets.js'
import type { Reply } from '../domain/words.js'
import { repeat } from '../flow/moves.js'
import { only, saying, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'
import type { MoveWorld } from './move-world.js'
import { saidText } from './facts.js'

const minute = 60_000
const pinMinutes = 15
const mostTries = 5
export const pins = { least: 100_000, most: 999_999 }

export function move(of: Commanded): CommandTurn {
  const { case: c, setting, argument, answering, move: world } = of
  if (c.keeping !== 'kept') return thenAsk(c, setting, saying('commands.move.notKept', of))
  if (argument === 'no') return thenAsk(withoutVerifying(c), setting, saying('safety.notNow', of))
  if (argument === 'text') return startText(of)
  if (answering === 'movePhone' && argument) return sendPin(of, argument)
  if (answering === 'moveCode' && argument) return checkPin(of, argument)

  const code = world.newCode()
  const until = new Date(of.now.getTime() + world.days * 24 * 60 * minute).toISOString()
  const mayText = world.number !== undefined && !hasText(c, world)
  const choices = [
    ...(mayText ? [{ code: '!move=text', label: { key: 'commands.move.textMe' } }] : []),
    { code: '!repeat', label: { key: 'commands.repeat.carryOn' } },
  ]
  const saidWith = (key: string, values: Record<string, string | { date: string }>): Reply => ({
    say: { key: `commands.move.${key}`, values },
  })
  const replies = [
    saidWith('reply', { code, until: { date: until } }),
    ...(world.link ? [saidWith('link', { link: world.link(code) })] : []),
    ...(world.number ? [saidWith('number', { number: world.number })] : []),
  ]
  const [last = replies[0]] = replies.slice(-1)
  const told = [...replies.slice(0, -1), ...(last ? [{ ...last, choices }] : [])]
  return only({ ...c, ticket: { hash: ticketHash(code), until } }, ...told)
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
  const pin = understanding.number(text, pins, c.language)
  return pin.ok ? String(pin.value) : undefined
}

function startText(of: Commanded): CommandTurn {
  const { case: c, move: world } = of
  if (world.number === undefined) return move({ ...of, argument: undefined })
  const given = saidText(c.answers, 'details', 'phoneToText')
  if (given) return sendPin(of, given)
  return only({ ...c, aside: { kind: 'movePhone' } }, saying('commands.move.askPhone', of))
}

function sendPin(of: Commanded, phone: string): CommandTurn {
  const { case: c, setting, now, move: world } = of
  const read = setting.understanding.phone(phone, setting.country)
  if (!read.ok) return only({ ...c, aside: { kind: 'movePhone' } }, saying('commands.move.noPhone', of))
  const to = read.value
  const pin = world.newPin()
  const until = new Date(now.getTime() + pinMinutes * minute).toISOString()
  const shown = `*** ${to.slice(-4)}`
  return {
    ...only(
      { ...c, aside: { kind: 'moveCode' }, verifying: { phone: to, hash: ticketHash(pin), until, tries: 0 } },
      { say: { key: 'commands.move.sent', values: { phone: shown } } },
    ),
    text: { to, say: { key: 'commands.move.secret', values: { code: pin } } },
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
  const at = { channel: world.textChannel, address: verifying.phone }
  const joined = withoutVerifying(c)
  const here = c.addresses.at(-1)
  const addresses = usedLast(c.addresses, at)
  const values = { number: world.number ?? '' }
  return {
    ...only(
      {
        ...joined,
        // They are still here: this stays the one used last.
        addresses: here ? usedLast(addresses, here) : addresses,
        events: [...c.events, joinedEvent(at.channel, setting.now)],
      },
      { say: { key: 'commands.move.verified', values } },
      repeat(joined, setting),
    ),
    joins: at,
  }
}

export const joinedEvent = (channel: string, at: string) =>
  ({ name: 'address.joined', at, by: 'person', about: { channel } }) as const

const hasText = ({ addresses }: Case, { textChannel }: MoveWorld) =>
  addresses.some(({ channel, dead }) => channel === textChannel && !dead)

function withoutVerifying(c: Case): Case {
  const { verifying: _verifying, ...rest } = c
  return rest
}
