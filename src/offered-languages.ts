/** Which languages a person may choose. */
import type { Config } from './config.js'
import { ConfigError } from './errors.js'
import type { Locale } from './speech/locales.js'

/** The deployment's own language first. A language without a safety net is refused: nobody may tell it what nobody would hear. */
export function offeredLanguages(
  { LANGUAGES, NODE_ENV }: Config,
  locales: readonly Locale[],
  netted: readonly string[],
  first: string,
): string[] {
  const there = locales.map(({ code }) => code)
  const signed = locales.filter(({ meta }) => meta.reviewedBy !== null).map(({ code }) => code)
  const wanted =
    LANGUAGES ??
    (NODE_ENV === 'production' ? there.filter((code) => signed.includes(code) || code === first) : there)
  for (const code of wanted) {
    if (!there.includes(code))
      throw new ConfigError('no_language', `LANGUAGES: there is no folder locales/${code}`)
    if (!netted.includes(code)) {
      throw new ConfigError(
        'no_safety_net',
        `LANGUAGES: "${code}" has no content/safety/phrases/${code}.json; add it or leave it out`,
      )
    }
  }
  return [...new Set([first, ...wanted].filter((code) => wanted.includes(code)))]
}
