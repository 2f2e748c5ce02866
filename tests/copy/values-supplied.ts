/** What the code fills into each line of the conversation: the values of the case, and what a line's own code adds. */
import { valueNames } from '../../src/conversation/values.js'

/** Namespaces of other parts of Cairn, which fill in their own values. */
const elsewhere = ['handover', 'mail', 'match', 'page']

/** Lines, or all lines under a key, that are given values of their own. */
const own: Readonly<Record<string, readonly string[]>> = {
  'common.list': ['list'],
  'common.date': ['date'],
  'common.money': ['pounds'],
  'common.noted': ['fact', 'note'],
  'common.weighed': ['need', 'weight'],
  'aboutYou.weigh.question': ['need'],
  'aboutYou.weigh.questionForSomeone': ['need'],
  'calendar.range': ['first', 'last'],
  'calendar.after': ['from'],
  'calendar.before': ['to'],
  'calendar.closed': ['days'],
  'calendar.hours': ['days', 'from', 'to'],
  'calendar.daysAndParts': ['days', 'parts'],
  'activities.browse.question': ['count'],
  'activities.browse.details': ['name', 'description'],
  'activities.browse.saved': ['name'],
  'activities.browse.helpSaved': ['name'],
  'activities.browse.rejected': ['name'],
  'activities.browse.facts.session': ['days', 'from', 'to'],
  'activities.browse.facts.sessionFrom': ['days', 'from'],
  'commands.held.reply': ['count'],
  'commands.held.given': ['date'],
  'commands.held.refused': ['date'],
  'commands.status.place': ['place'],
  'commands.status.placeAndDays': ['place', 'days'],
  'commands.move.reply': ['code', 'until'],
  'commands.move.link': ['link'],
  'commands.move.number': ['number'],
  'commands.move.verified': ['number'],
  'commands.move.sent': ['phone'],
  'commands.move.secret': ['code'],
  'commands.move.sentMail': ['email'],
  'commands.move.mailed': ['until'],
}

/** The names that may stand in a line; undefined where the line is no part of the conversation. */
export function conversationValues(key: string): readonly string[] | undefined {
  if (elsewhere.some((namespace) => key.startsWith(`${namespace}.`))) return undefined
  return [...valueNames, ...(own[key] ?? [])]
}
