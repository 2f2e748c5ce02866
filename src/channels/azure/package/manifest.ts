/** What Teams is told of the app, by the published schema. */
import { z } from 'zod'
import { ConfigError } from '../../../errors.js'
import { accentColor } from './icons.js'

const schemaVersion = '1.22'

export interface AppOf {
  readonly appId: string | undefined
  readonly publicUrl: string | undefined
  /** Raised with each package that is uploaded over another: `1.0.1`. */
  readonly version: string
  readonly serviceName: string
  /** At most 80 characters. */
  readonly about: string
  readonly aboutInFull: string
}

const appSchema = z.object({
  appId: z.guid('MICROSOFT_APP_ID: set it to the bot’s id, a GUID'),
  publicUrl: z.url({
    protocol: /^https$/,
    error: 'PUBLIC_URL: set it to the https address that people reach Cairn at',
  }),
  version: z.string().regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/, '--version: must look like 1.0.0'),
})

/** @throws ConfigError naming what must be set before a package can be made. */
export function manifestOf(of: AppOf): object {
  const parsed = appSchema.safeParse(of)
  if (!parsed.success)
    throw new ConfigError(
      'bad_package',
      `No package was made:\n  ${parsed.error.issues.map(({ message }) => message).join('\n  ')}`,
    )
  const { appId, publicUrl, version } = parsed.data
  const at = (path: string) => new URL(path, publicUrl).href
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version,
    // The bot's own id, so that a link to the app can be made from it.
    id: appId,
    developer: {
      name: shortened(of.serviceName, 32),
      websiteUrl: at('/'),
      privacyUrl: at('/privacy'),
      termsOfUseUrl: at('/privacy'),
    },
    name: { short: shortened(of.serviceName, 30), full: shortened(of.serviceName, 100) },
    description: { short: shortened(of.about, 80), full: shortened(of.aboutInFull, 4_000) },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor,
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [new URL(publicUrl).host],
  }
}

const shortened = (text: string, most: number) =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .trimEnd()
        .toWellFormed()}…`
