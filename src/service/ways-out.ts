/** The settings of each way out of the house, as its own part takes them; absent where they are not set. */
import { azureSettings } from '../channels/azure/settings.js'
import { emailChannel } from '../channels/email/channel.js'
import { sparing } from '../channels/single.js'
import { smsChannel } from '../channels/sms/channel.js'
import type { SmsProvider } from '../channels/sms/provider.js'
import { createTwilio } from '../channels/sms/twilio/index.js'
import type { compose } from '../compose.js'
import type { Config } from '../config.js'
import { randomIds } from '../conversation/ids.js'
import { createMailer, type Mailer } from '../mail/transport.js'
import type { WaySettings } from '../notices/index.js'

export function azureFor(config: Config, { speech, deployment, plan }: ReturnType<typeof compose>) {
  const settings = azureSettings(config)
  const values = { emergency: deployment.emergency, urgent: deployment.urgent }
  const say = (key: string, language: string) => speech.say({ key, values }, language)
  return settings && { ...settings, say, direction: speech.direction, planOf: plan }
}

/** The mail server, where one is set; half of it is refused with the settings. */
export const mailerFor = ({ SMTP_URL, MAIL_FROM }: Config): Mailer | undefined =>
  SMTP_URL && MAIL_FROM ? createMailer({ url: SMTP_URL, from: MAIL_FROM }) : undefined

/** Half a way is refused with the settings. */
export function waySettings(config: Config, mail: Mailer | undefined): WaySettings {
  const { WEBHOOK_URL, WEBHOOK_SECRET, TEAMS_WEBHOOK_URL } = config
  return {
    mail,
    webhook: WEBHOOK_URL && WEBHOOK_SECRET ? { url: WEBHOOK_URL, secret: WEBHOOK_SECRET } : undefined,
    teamsCard: TEAMS_WEBHOOK_URL ? { url: TEAMS_WEBHOOK_URL } : undefined,
  }
}

/** The gateway whose settings are there; their schema has seen that they are whole. */
export function smsGateway(config: Config) {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN_SECONDARY, TWILIO_NUMBER, PUBLIC_URL } =
    config
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_NUMBER || !PUBLIC_URL) return undefined
  const provider = createTwilio({
    accountSid: TWILIO_ACCOUNT_SID,
    authTokens: [TWILIO_AUTH_TOKEN, ...(TWILIO_AUTH_TOKEN_SECONDARY ? [TWILIO_AUTH_TOKEN_SECONDARY] : [])],
    number: TWILIO_NUMBER,
    apiUrl: config.TWILIO_API_URL,
    publicUrl: PUBLIC_URL,
  })
  return { provider, number: TWILIO_NUMBER }
}

export const singleTexts = ({ provider, number }: { provider: SmsProvider; number: string }) => ({
  channel: smsChannel,
  number,
  send: sparing((to, text: string) => provider.send(to, text)),
})

export const singleMails = (mailer: Mailer) => ({
  channel: emailChannel,
  send: sparing((to, subject: string, text: string) =>
    mailer.send({ to, subject, text, id: randomIds.secret() }),
  ),
})
