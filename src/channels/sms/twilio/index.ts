/** Twilio Programmable Messaging as an SMS gateway. */
import type { SmsProvider } from '../provider.js'
import type { TwilioOptions } from './options.js'
import { createRest } from './rest.js'
import { twilioRoutes } from './routes.js'

export function createTwilio(options: TwilioOptions): SmsProvider {
  const rest = createRest(options)
  return { routes: (door) => twilioRoutes(door, options), send: rest.send }
}
