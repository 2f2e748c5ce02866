/** Teams: every activity carries a token that is checked, and a connector takes the answers; a turn is over when they are posted. */
import type { Request } from 'autocannon'
import { startIssuer } from '../channels/azure/issuer.js'
import { startCairn } from './cairn.js'
import { startConnector } from './connector.js'
import { loaded, peopleOf, type Loadable } from './load.js'
import type { Person } from './people.js'

const appId = '6c0b1b3e-0a52-4bd4-9f0a-5e1d3c2b4a69'
const bot = { id: `28:${appId}` }

export async function byTeams(): Promise<Loadable> {
  const connector = await startConnector()
  const issuer = await startIssuer()
  const cairn = await startCairn(
    {
      MICROSOFT_APP_ID: appId,
      MICROSOFT_APP_PASSWORD: 'not used',
      MICROSOFT_APP_TYPE: 'SingleTenant',
      MICROSOFT_APP_TENANT_ID: 'tenant',
      ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
    },
    'build/tests/bench/teams-server.js',
  )
  const serviceUrl = `${connector.url}/`
  return {
    async stop() {
      await cairn.stop()
      await issuer.close()
      connector.close()
    },
    async walk(run) {
      const authorization = `Bearer ${await issuer.token({ audience: appId, serviceUrl })}`
      const posted = (who: Person, id: string, more: object): Request => ({
        method: 'POST',
        path: '/api/messages',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ ...personal(who), id, serviceUrl, ...more }),
      })
      const people = peopleOf(run)
      const installed = people.map((share) =>
        share.map((who) =>
          posted(who, `${who.mark}.new`, {
            type: 'conversationUpdate',
            membersAdded: [{ id: `29:${who.mark}` }, bot],
          }),
        ),
      )
      await loaded(cairn, installed, connector.quiet)
      const before = connector.taken()
      const shares = people.map((share) =>
        share.flatMap((who) =>
          who.says.map((text, at) => posted(who, `${who.mark}.${at}`, { text, textFormat: 'plain' })),
        ),
      )
      const measured = await loaded(cairn, shares, connector.quiet)
      if (connector.taken() - before < shares.flat().length) throw new Error('a turn was not posted')
      return measured
    },
  }
}

/** What Teams posts of a person in their own chat with the bot. */
const personal = ({ mark, language }: Person) => ({
  type: 'message',
  timestamp: '2026-11-20T10:00:00.000Z',
  channelId: 'msteams',
  from: { id: `29:${mark}`, name: 'Joan', aadObjectId: `0000-${mark}` },
  recipient: bot,
  conversation: { id: `a:${mark}`, conversationType: 'personal', tenantId: 'tenant' },
  locale: language,
})
