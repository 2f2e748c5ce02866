/** The queue's page and the part of it that keeps itself fresh. */
import { list } from '../../desk/list.js'
import type { Desk } from '../../desk/ports.js'
import { wantedQuery } from './forms.js'
import { liveAnswer } from './live.js'
import type { QueueWords } from './queue-view.js'
import { queueView } from './queue-view.js'
import { seeOther } from './visit.js'
import type { Page, SignedInVisit } from './visit.js'

export function queuePages(desk: Desk, words: QueueWords): Page[] {
  const view = ({ request, worker }: SignedInVisit) => {
    const wanted = wantedQuery.parse(Object.fromEntries(request.query))
    return queueView(list(desk, worker, wanted), wanted, words)
  }
  return [
    { method: 'GET', path: '/desk', access: 'desk', handle: () => seeOther('/desk/queue') },
    {
      method: 'GET',
      path: '/desk/queue',
      access: 'desk',
      handle: (visit) =>
        visit.page('queue.njk', { queue: view(visit), done: visit.request.query.get('done') ?? undefined }),
    },
    {
      method: 'GET',
      path: '/desk/queue/live',
      access: 'desk',
      live: true,
      handle: (visit) => liveAnswer(visit, visit.page('queue-live.njk', { queue: view(visit) })),
    },
  ]
}
