/** Brings what people type to one comparable form: case, digits, diacritics, look-alike letters, invisible characters. */

const digit = /\p{Nd}/u
const zeros = new Map<number, number>()

/** The value of a decimal digit in any script: Unicode keeps each script's ten digits side by side. */
function toAscii(char: string): string {
  const code = char.codePointAt(0) ?? 0
  let value = zeros.get(code)
  if (value === undefined) {
    value = 0
    while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1
    zeros.set(code, value)
  }
  return String(value)
}

const lookAlikes: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u201b\u02bc\u02b9\u0060\u00b4\u2032]/g, "'"],
  [/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212\ufe58]/g, '-'],
  [/[\u060c\u3001]/g, ','],
  [/[\u06d4\u3002\u0964]/g, '.'],
  [/\u061b/g, ';'],
  [/\u061f/g, '?'],
]

/** ASCII words between single spaces; the backtick is not among them, as it becomes an apostrophe. */
const alreadyClean = /^[!-_a-~]+(?: [!-_a-~]+)*$/

/**
 * The text as it was meant to be shown: NFKC, ASCII digits and punctuation, no control, zero-width or bidirectional
 * characters, single spaces. Case and diacritics stay, so that a town or a name can be kept from it. Linear in its length.
 */
export function clean(text: string): string {
  if (alreadyClean.test(text)) return text
  let out = text
    .toWellFormed()
    .replace(/[\ufdfa\ufdfb]/g, ' ') // One honorific sign that NFKC makes eighteen of.
    .normalize('NFKC')
    .replace(/[\p{Cc}\ufffd\u115f\u1160\u3164]+/gu, ' ')
    .replace(/[\p{Cf}\p{Variation_Selector}\u{1f3fb}-\u{1f3ff}]+/gu, '')
  for (const [from, to] of lookAlikes) out = out.replace(from, to)
  return out
    .replace(/[^\P{Nd}0-9]/gu, toAscii)
    .replace(/\s+/gu, ' ')
    .trim()
}

const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ه: 'ہ',
  ة: 'ہ',
  ۀ: 'ہ',
  ۂ: 'ہ',
  ۃ: 'ہ',
  ھ: 'ہ',
  ے: 'ی',
  ۓ: 'ی',
  ٹ: 'ت',
  ڈ: 'د',
  ڑ: 'ر',
  ں: 'ن',
  ґ: 'г',
}
// Latin, Greek, Cyrillic and Arabic marks only: in Indic scripts the marks are the vowels.
const marks = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+/g
const variants = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Lower case, without accents, one letter for those that are written several ways; stretched letters stay. Linear. */
export const plain = (text: string): string => plainOf(clean(text))

function plainOf(cleaned: string): string {
  const lower = cleaned.toLowerCase()
  if (/^[ -~]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(variants, (letter) => letters[letter] ?? letter)
}

/** The form in which words are compared. Fold both sides: it is not for showing. Linear in the length of the text. */
export const fold = (text: string): string => foldCleaned(clean(text))

/** As `fold`, for what `clean` has been over. */
export const foldCleaned = (cleaned: string): string => unstretch(plainOf(cleaned))

/** Cheap, and true of few words: two of the same characters, and a third. */
const stretched = /(.)\1\1/u

/** "yesss" and "noooo": no language here writes the same letter three times. */
function unstretch(text: string): string {
  return stretched.test(text) ? text.replace(/(\p{L})\1{2,}/gu, '$1') : text
}
