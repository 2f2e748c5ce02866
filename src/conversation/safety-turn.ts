/** What is said when the safety net finds something: recognise, respect, refer, and one question. The journey waits. */
import type { Case } from '../domain/case.js'
import type { Link, Reply, Words } from '../domain/words.js'
import { advance } from '../flow/advance.js'
import { repeat } from '../flow/moves.js'
import { routeOf, type Turn } from '../flow/turn.js'
import type { Finding, FindingKind, Helpline, Helplines } from '../safety/ports.js'
import { alerting, alertingOnAgreement, withSafeToContact, type Alerted, type AlertRules } from './alerts.js'
import { accessOf, said } from './facts.js'
import type { Hours } from './hours.js'
import { longestMessage, type Heard } from './said.js'
import { finished, only, thenAsk, type Commanded, type CommandTurn } from './command-turn.js'

export interface SafetyHelp {
  /** The numbers for a finding, in the order to be shown. */
  helplines(finding: Finding, c: Case): readonly Helpline[]
  readonly alerts: AlertRules
  readonly hours: Pick<Hours, 'isOpen' | 'opens'>
}

/** Help is chosen by what is known of the person: as they told us, or as this message says. */
export function helplinesFor(helplines: Helplines, nation: string): SafetyHelp['helplines'] {
  return (finding, { answers }) => {
    const age = said(answers, 'who', 'age')
    const access = accessOf(answers)
    return helplines.for(finding, nation, {
      under18: finding.young === true || age === 'under16' || age === 'from16',
      textFirst:
        finding.deaf === true || access.includes('signLanguage') || access.includes('contactByTextOnly'),
    })
  }
}

/** An alarm waits for the person; kind words go before the journey, which goes on. */
export function safetyTurn(finding: Finding, heard: Heard, of: Commanded, help: SafetyHelp): CommandTurn {
  const { setting } = of
  const helplines = help.helplines(finding, of.case)
  const alerted = alerting(withHelpShown(of, finding, helplines), of.now, help.alerts)
  const c = alerted.case
  const helps = helpReplies(finding, helplines, of)
  const next = nextReplies(finding, alerted, of, help)

  // A link worker who holds the case is told; nothing is offered that is there already.
  if (c.holder.kind === 'worker') return only(c, ...helps, ...next.told)
  // Somebody who tells this where words were asked for has answered: they need not say it twice.
  const isAnswer = heard.text.length <= longestMessage && asksForWords(c, of)
  const answered = isAnswer ? advance(c, heard, setting) : undefined
  if (finding.level === 'sensitive' && answered)
    return { ...answered, replies: [...helps, ...answered.replies] }
  const after = answered ?? only(c)
  return {
    ...after,
    case: { ...after.case, ...(next.aside ? { aside: { kind: next.aside } } : {}) },
    replies: [...helps, ...next.told, next.asked],
    journeyWaits: true,
  }
}

function withHelpShown(
  { case: c, setting }: Commanded,
  { level: help, rule, version, kind }: Finding,
  helplines: readonly Helpline[],
): Case {
  const shown = {
    message: c.messages.at(-1)?.index ?? 0,
    at: setting.now,
    help,
    rule,
    version,
    discreet: kind !== undefined && discreetKinds.has(kind),
    helplines: helplines.map(({ id }) => id),
  }
  const event = { name: 'safety.shown' as const, at: setting.now, by: 'bot', about: { help, rule, version } }
  return { ...c, helpShown: [...c.helpShown, shown], events: [...c.events, event] }
}

/** What must not be named where somebody else may read it. */
const discreetKinds: ReadonlySet<FindingKind> = new Set([
  'domesticAbuse',
  'exploitation',
  'sexualViolence',
  'violence',
])

/** The same once more in the page's language where the person wrote in another: they may read either. */
function helpReplies(
  finding: Finding,
  helplines: readonly Helpline[],
  { case: c, setting }: Commanded,
): Reply[] {
  const time = c.helpShown.some(({ help }) => help === finding.level) ? 'again' : 'first'
  const say: Words = {
    key: `safety.${wordingOf(finding)}.${time}`,
    values: { ...setting.values(c), helplines: { lines: helplines.flatMap(linesOf) } },
  }
  const links = helplines.flatMap(linksOf)
  return [...new Set([finding.language, c.language])].map((language) => ({
    say,
    language,
    links,
    urgent: true,
  }))
}

/** Neutral words for whoever may be read over their shoulder; other words for whoever is worried about somebody. */
function wordingOf({ level, kind }: Finding): string {
  if (level === 'safeguarding' && kind === 'domesticAbuse') return 'domesticAbuse'
  if (level === 'crisis' && kind === 'suicideOfOther') return 'crisisOfOther'
  return level
}

interface Next {
  /** Who has been told, or that nobody reads this now. */
  readonly told: readonly Reply[]
  /** The one question. */
  readonly asked: Reply
  readonly aside?: 'offerHuman' | 'safeToContact'
}

function nextReplies(finding: Finding, alerted: Alerted, of: Commanded, help: SafetyHelp): Next {
  const { setting } = of
  const { alert, isNew } = alerted
  const inTheirs = (reply: Reply): Reply => ({ ...reply, language: finding.language })
  const told = isNew || !alert ? [inTheirs(toldReply(alerted, of.now, help))] : []
  const offer = inTheirs(finding.kind === 'domesticAbuse' ? offerSafe('!human', '!notNow') : offerHuman)
  if (finding.level === 'sensitive') return { told: [], asked: offer, aside: 'offerHuman' }
  if (alert?.basis !== 'consent') return { told, asked: offer, aside: 'offerHuman' }
  if (alert.safe) return { told, asked: repeat(alerted.case, setting) ?? finished(alerted.case, setting) }
  return {
    told,
    asked: inTheirs(offerSafe('!safeToContact=yes', '!safeToContact=no')),
    aside: 'safeToContact',
  }
}

/** Who has been told, and when it will be read; or that nobody reads this now. */
function toldReply(
  { alert }: Pick<Alerted, 'alert'>,
  now: Date,
  { hours }: Pick<SafetyHelp, 'hours'>,
): Reply {
  const opens = hours.isOpen(now) ? undefined : hours.opens(now)
  const when = opens && { day: { day: opens.day }, time: { time: opens.time } }
  if (!alert) return { say: { key: when ? 'safety.notLiveClosed' : 'safety.notLive', values: when } }
  if (alert.basis === 'vitalInterest')
    return {
      say: {
        key: `safety.toldByRule${when ? 'Closed' : ''}`,
        values: { ...when, rule: { key: 'vitalInterest.rule' } },
      },
    }
  return { say: { key: when ? 'safety.toldClosed' : 'safety.told', values: when } }
}

const yesOrNo = (yes: string, no: string) => [
  { code: yes, label: { key: 'safety.yes' } },
  { code: no, label: { key: 'safety.no' } },
]
const offerHuman: Reply = { say: { key: 'safety.offer' }, choices: yesOrNo('!human', '!notNow') }
/** Somebody who is hurt at home is asked first whether it is safe at all. */
const offerSafe = (yes: string, no: string): Reply => ({
  say: { key: 'safety.offerSafe' },
  choices: yesOrNo(yes, no),
})

/** When what somebody agrees to opens an alert for help shown before, they hear that the team has been told. */
export function toldOnAgreement(turn: Turn, now: Date, help: Pick<SafetyHelp, 'hours' | 'alerts'>): Turn {
  const { case: c, alert, isNew } = alertingOnAgreement(turn.case, now, help.alerts)
  return isNew ? { ...turn, case: c, replies: [toldReply({ alert }, now, help), ...turn.replies] } : turn
}

/** A person is not wanted, or not now: the way to one stays open, and the conversation goes on where it was. */
export const notNow = (of: Commanded): CommandTurn =>
  thenAsk(of.case, of.setting, { say: { key: 'safety.notNow', values: of.setting.values(of.case) } })

/** The answer to "is it safe to contact you?", for whoever looks at the alert. */
export function safeToContact(of: Commanded): CommandTurn {
  // Where nobody was told there is nothing to pass on, and no such button was ever shown.
  if (of.case.alerts.length === 0)
    return only(of.case, repeat(of.case, of.setting) ?? finished(of.case, of.setting))
  const safe = of.argument === 'yes' ? 'yes' : 'no'
  const c = withSafeToContact(of.case, safe, of.setting.now)
  return thenAsk(c, of.setting, { say: { key: `safety.safe.${safe}` } })
}

/** A helpline in words, a line for each way to reach it; a number that is its own name stands once. */
function linesOf({ name, call, option, text }: Helpline): Words[] {
  if (call !== undefined && option !== undefined)
    return [{ key: 'safety.callOption', values: { name, number: call, option } }]
  const line = (how: 'call' | 'text', number: string | undefined): Words[] =>
    number === undefined
      ? []
      : [{ key: name === number ? `safety.${how}Number` : `safety.${how}`, values: { name, number } }]
  return [...line('call', call), ...line('text', text)]
}

/** What can be tapped is the number alone. */
function linksOf({ call, text, href }: Helpline): Link[] {
  const number = /[\d+][\d ]*\d/.exec(call ?? text ?? '')?.[0]
  return href && number ? [{ text: number, href }] : []
}

function asksForWords(c: Case, { setting }: Commanded): boolean {
  const { at } = routeOf(c, setting)
  return at !== undefined && 'ask' in at.definition && at.definition.ask.kind === 'words'
}
