/** What a person typed, without what cannot be seen: control characters, direction overrides, broken pairs. */

/**
 * The longest text handed on in one message, in UTF-16 units. It is far more than the conversation takes as an answer: what is
 * too long for that is still read by the safety net, and the conversation says in words that it was too long.
 */
export const longestText = 20_000

// Kept: tab, line feed, and the joiners that Urdu and emoji are written with (U+200C, U+200D).
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

export const plainWords = (text: string) =>
  text
    .trim()
    .slice(0, longestText)
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .toWellFormed()
    .normalize('NFC')
    .trim()
