/** Direct Line: each person in a conversation with an open socket, on which the replies arrive. */
import type { Request } from 'autocannon'
import { WebSocket } from 'ws'
import { directLine, messageOf, startCairn, type Cairn, type Conversation } from './cairn.js'
import { loaded, peopleOf, type Loadable } from './load.js'
import type { Person } from './people.js'

export async function byWeb(): Promise<Loadable> {
  const cairn = await startCairn()
  return {
    stop: () => cairn.stop(),
    async walk(run) {
      const walks = await Promise.all(
        peopleOf(run).map((people) => Promise.all(people.map((who) => walkOf(cairn, who)))),
      )
      const measured = await loaded(
        cairn,
        walks.map((share) => share.flatMap(({ requests }) => requests)),
      )
      for (const { replies, requests, close } of walks.flat()) {
        close()
        if (replies() < requests.length) throw new Error('a turn was not answered on the socket')
      }
      return measured
    },
  }
}

async function walkOf(cairn: Cairn, who: Person) {
  const conversation = await cairn.begin(who.language)
  const socket = new WebSocket(conversation.streamUrl)
  let frames = 0
  await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject))
  socket.on('message', () => frames++)
  return {
    requests: who.says.map((text, nth) => saying(conversation, text, `${who.mark}.${nth}`)),
    replies: () => frames,
    close: () => socket.close(),
  }
}

const saying = ({ id, token }: Conversation, text: string, messageId: string): Request => ({
  method: 'POST',
  path: `${directLine}/${id}/activities`,
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify(messageOf(text, messageId)),
})
