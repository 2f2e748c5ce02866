/** The service itself, but for the one thing that only Microsoft has: the token of the bot's own, which is fixed here. */
import { MsalAppCredentials } from 'botframework-connector'

const hour = 3_600_000

Object.defineProperty(MsalAppCredentials.prototype, 'refreshToken', {
  value: () =>
    Promise.resolve({ accessToken: 'a-token-of-the-bot', expiresOn: new Date(Date.now() + 24 * hour) }),
})

await import('../../src/main.js')
