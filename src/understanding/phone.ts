/** Phone numbers, with words around them or not. */
import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { clean } from './fold.js'
import type { Understood } from './ports.js'

const longest = 200

/** The first real number in the text. `notReal` when there are figures and none of them is a number of any phone. */
export function phone(text: string, country: string): Understood<string, 'unclear' | 'notReal'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const typed = clean(text.slice(0, longest)).replace(/\(0\)/g, ' ')
  const runs = typed.match(/[+(]?\d[\d ().\-/]*/g) ?? []
  const region = isSupportedCountry(country) ? country : undefined
  for (const run of runs) {
    if (run.replace(/\D/g, '').length < 6) continue
    const found = parsePhoneNumberFromString(run.replace(/^00/, '+'), region)
    if (found?.isValid()) return { ok: true, value: found.number }
  }
  const figures = typed.replace(/\D/g, '').length
  return {
    ok: false,
    why: figures >= 5 && figures * 3 > typed.replace(/\s/g, '').length ? 'notReal' : 'unclear',
  }
}

/** An E.164 number as it is dialled in that country: "07400 123456", and "+48 22 123 45 67" where it is of another. */
export function dialled(number: string, country: string): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  const isHere = isSupportedCountry(country) && parsed.countryCallingCode === getCountryCallingCode(country)
  return isHere ? parsed.formatNational() : parsed.formatInternational()
}
