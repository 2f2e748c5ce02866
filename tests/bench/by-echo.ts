/** The same words, to an echo through the SDK's own adapter. */
import type { Request } from 'autocannon'
import { messageOf } from './cairn.js'
import { startConnector } from './connector.js'
import { loaded, peopleOf, type Loadable } from './load.js'
import { startProcess } from './server-process.js'

export async function byEcho(): Promise<Loadable> {
  const connector = await startConnector()
  const echo = await startProcess('build/tests/bench/echo-server.js', {})
  return {
    async stop() {
      await echo.stop()
      connector.close()
    },
    async walk(run) {
      const shares = peopleOf(run).map((people) =>
        people.flatMap(({ says, mark }) =>
          says.map((text, at) => toEcho(text, `${mark}.${at}`, mark, connector.url)),
        ),
      )
      const before = connector.taken()
      const measured = await loaded(echo, shares)
      if (connector.taken() - before !== shares.flat().length) throw new Error('an echo was not sent')
      return measured
    },
  }
}

const toEcho = (text: string, id: string, conversation: string, serviceUrl: string): Request => ({
  method: 'POST',
  path: '/api/messages',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    ...messageOf(text, id),
    id,
    timestamp: '2026-11-20T10:00:00.000Z',
    channelId: 'directline',
    serviceUrl,
    conversation: { id: conversation },
    recipient: { id: 'bot' },
  }),
})
