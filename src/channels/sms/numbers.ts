/** Numbers that a conversation can be held with, and words that a carrier acts on by itself. */

/** A whole international number. Short codes and names send notices and cannot be answered; other prefixes are other services. */
export const canAnswer = (from: string): boolean => /^\+[1-9]\d{7,14}$/.test(from)

/** Single words on which a carrier stops all sending, as Twilio lists them. */
const stops = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
  'ARRET',
])
/** Those on which it begins again; YES is one too, but here it is an answer. */
const starts = new Set(['START', 'UNSTOP'])

/** What the carrier does with this text by itself, whether it says so or not. */
export function carrierReads(text: string): 'stop' | 'start' | undefined {
  const word = text.trim().toUpperCase()
  return stops.has(word) ? 'stop' : starts.has(word) ? 'start' : undefined
}
