/** The settings of a running service: the one reader of `process.env`, parsed once and frozen. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ConfigError } from './errors.js'

/** The folder that holds `locales/` and `content/`, whether this runs from `build/src` or from `src`. */
export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url))).replace(/[\\/]build$/, '')

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

/** `write` may also read. */
const apiKeySchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}:(read|write):\S{24,200}$/,
    'each must be name:read:secret or name:write:secret, the secret at least 24 characters',
  )
  .transform((text) => {
    const [name = '', scope, ...secret] = text.split(':')
    return {
      name,
      scope: scope === 'write' ? ('write' as const) : ('read' as const),
      secret: secret.join(':'),
    }
  })
const apiKeysSchema = z
  .array(apiKeySchema)
  .refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, 'two have the same name')

/** What is told there is no secret, that something happened is nobody else's business: https, but on this machine. */
const receiver = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => url.startsWith('https:') || /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])[:/]/.test(url),
    'must be https',
  )

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('0.0.0.0'),
  /** Where the service is reached from outside; cookies are `Secure` when it is https. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default(join(packageRoot, 'data')),
  CONTENT_DIR: z.string().min(1).default(join(packageRoot, 'content')),
  LOCALES_DIR: z.string().min(1).default(join(packageRoot, 'locales')),
  /** For servers that ask for Direct Line tokens; without it only the page may. */
  DIRECTLINE_SECRET: z.string().min(16, 'must be at least 16 characters').optional(),
  /** Other sites that may embed the chat, comma separated. */
  DIRECTLINE_ORIGINS: list.default([]),
  /** Text messages by Twilio: all of account, token and number, and PUBLIC_URL, which its signatures cover. */
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'begins with AC and has 34 characters')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(16).optional(),
  /** While one token takes over from the other. */
  TWILIO_AUTH_TOKEN_SECONDARY: z.string().min(16).optional(),
  TWILIO_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{7,14}$/, 'must be international, as in +447400123456')
    .optional(),
  TWILIO_API_URL: z.url().default('https://api.twilio.com'),
  /** A number that has been silent for longer begins anew: it may have a new owner. */
  SMS_FRESH_DAYS: z.coerce.number().int().min(1).default(14),
  /** Whether hubs on Direct Line and Azure are sent the Bot Framework's hand-off events. */
  HANDOFF_EVENTS: z.stringbool().default(false),
  /** How long a code to carry on elsewhere works. */
  RETURN_DAYS: z.coerce.number().int().min(1).max(30).default(7),
  /** In production a language is offered by itself only when a native speaker has signed it. */
  NODE_ENV: z.string().default('development'),
  /** Languages offered, comma separated, signed or not; when not set, all folders of `locales/` that may be. */
  LANGUAGES: list.optional(),
  MINIMUM_AGE: z.coerce.number().int().min(16).max(18).default(18),
  /** An HTTP lookup for postcodes, with `{postcode}` in it; the table in `content/places.json` otherwise. */
  POSTCODE_URL: z.string().includes('{postcode}').optional(),
  /** Where notices to link workers go out by mail: `smtps://user:password@host`. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** As whom: `Name <address>` or an address. */
  MAIL_FROM: z.string().includes('@').optional(),
  /** Another system that is told, and the secret that signs it (`whsec_` and base64, or any). */
  WEBHOOK_URL: receiver.optional(),
  WEBHOOK_SECRET: z.string().min(24, 'must be at least 24 characters').optional(),
  /** The incoming webhook of a Teams channel's workflow. */
  TEAMS_WEBHOOK_URL: receiver.optional(),
  /** Where "leave this page now" goes. */
  EXIT_URL: z.url().default('https://www.bbc.co.uk/weather'),
  /** How many proxies in front of the service may be believed about the caller's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  UNKEPT_MINUTES: z.coerce.number().int().min(1).default(60),
  KEPT_DAYS: z.coerce.number().int().min(1).default(30),
  /** New conversations a minute from one address; messages a minute in one conversation and from one address. */
  LIMIT_CONVERSATIONS: z.coerce.number().int().min(1).default(30),
  LIMIT_MESSAGES: z.coerce.number().int().min(1).default(60),
  LIMIT_ADDRESS_MESSAGES: z.coerce.number().int().min(1).default(600),
  /** Requests of any kind a minute from one address. */
  LIMIT_ADDRESS_REQUESTS: z.coerce.number().int().min(1).default(6_000),
  /** Where `npm run review` listens, on this machine alone; any free port when 0. */
  REVIEW_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** The bot's identity in Microsoft Entra; in production `/api/messages` is not served without one. */
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  /** When not set: a single tenant's where a tenant is named. */
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  /** Other clouds than the public one, under the names that Microsoft's SDK has for these. */
  CallerId: z.string().optional(),
  OAuthUrl: z.url().optional(),
  ToBotFromChannelOpenIdMetadataUrl: z.url().optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: z.url().optional(),
  ToChannelFromBotLoginUrl: z.url().optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  ValidateAuthority: z.string().optional(),
  /** Who may ask the interface for referrals: `name:read:secret` or `name:write:secret`, comma separated. */
  API_KEYS: list.pipe(apiKeysSchema).default([]),
  /** Requests a minute with one key. */
  LIMIT_API_REQUESTS: z.coerce.number().int().min(1).default(120),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

const needed = (has: string | undefined, needs: string | undefined) =>
  has === undefined || needs !== undefined

/** Notices hold a link and a sender, and a webhook is signed: half a way is none. */
/** A link and a sender, a signature, an account: half a way out is none. */
const environmentSchema = settingsSchema
  .refine((set) => needed(set.SMTP_URL, set.MAIL_FROM), { path: ['MAIL_FROM'], error: 'SMTP_URL needs it' })
  .refine((set) => needed(set.WEBHOOK_URL, set.WEBHOOK_SECRET), {
    path: ['WEBHOOK_SECRET'],
    error: 'WEBHOOK_URL needs it',
  })
  .refine((set) => needed(set.SMTP_URL ?? set.WEBHOOK_URL ?? set.TEAMS_WEBHOOK_URL, set.PUBLIC_URL), {
    path: ['PUBLIC_URL'],
    error: 'notices need it, for the link to the desk',
  })
  .superRefine((settings, context) => {
    const twilio = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_NUMBER'] as const
    if (!twilio.some((name) => settings[name])) return
    for (const name of [...twilio, 'PUBLIC_URL'] as const)
      if (!settings[name])
        context.addIssue({ code: 'custom', path: [name], message: 'is needed for text messages too' })
  })

export type Config = Readonly<z.infer<typeof settingsSchema>>

/** @throws ConfigError naming every variable that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (parsed.success) return Object.freeze(parsed.data)
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n  ')
  throw new ConfigError('bad_config', `These settings cannot be used; correct or unset them:\n  ${wrong}`)
}
