/** The queue as its page shows it. */
import type { Listing, QueueRow, Wanted } from '../../desk/list.js'
import { pageSize, views } from '../../desk/list.js'
import type { Naming } from './naming.js'
import type { Say } from './render.js'
import type { Times } from './times.js'

export interface QueueWords {
  readonly say: Say
  readonly times: Times
  readonly naming: Naming
  readonly needLabel: (id: string) => string
}

export function queueView(listing: Listing, wanted: Wanted, words: QueueWords) {
  const { say, naming, needLabel } = words
  const { counts, mineUnanswered, total, page, pages } = listing
  const link = (change: Partial<Wanted>) => `/desk/queue?${queryOf({ ...wanted, page: 1, ...change })}`
  return {
    views: views.map((view) => ({
      view,
      text: say(`queue.view.${view}`),
      count: counts[view],
      unanswered: view === 'mine' ? mineUnanswered : 0,
      href: `/desk/queue?view=${view}`,
      current: view === wanted.view,
    })),
    wanted,
    isFiltered: Boolean(wanted.need ?? wanted.language) || Boolean(wanted.reference),
    clear: `/desk/queue?view=${wanted.view}`,
    live: `/desk/queue/live?${queryOf(wanted)}`,
    csv: `/desk/queue.csv?${queryOf({ ...wanted, page: 1 })}`,
    title: say(`queue.title.${wanted.view}`),
    rows: listing.rows.map((row) => rowView(row, words)),
    total,
    range: say('queue.range', {
      from: (page - 1) * pageSize + 1,
      to: (page - 1) * pageSize + listing.rows.length,
      count: total,
    }),
    needs: listing.needs.map((id) => ({ value: id, text: needLabel(id) })),
    languages: listing.languages.map((code) => ({ value: code, text: naming.language(code) })),
    announce: `${say('queue.announce.waiting', { count: counts.waiting })} ${say('queue.announce.unanswered', { count: mineUnanswered })}`,
    pagination:
      pages === 1
        ? undefined
        : {
            previous: page > 1 ? link({ page: page - 1 }) : undefined,
            next: page < pages ? link({ page: page + 1 }) : undefined,
            text: say('queue.page', { page, pages }),
          },
  }
}

function rowView(row: QueueRow, { say, times, naming, needLabel }: QueueWords) {
  const { id, reference, status, madeAt, worker, shown, waitingSince } = row
  const isOpen = status === 'waiting' || status === 'taken'
  const common = {
    href: `/desk/cases/${encodeURIComponent(id)}`,
    reference,
    status,
    statusText: say(`status.${status}`),
    who: worker && naming.who(worker),
    made: times.short(madeAt),
    waiting: waitingSince && times.since(waitingSince),
    isReplyDue: status === 'taken' && waitingSince !== undefined,
  }
  if (!shown) return { ...common, hidden: true }
  const names = shown.needs.map(needLabel)
  return {
    ...common,
    hidden: false,
    needs: names.slice(0, 3),
    moreNeeds: Math.max(0, names.length - 3),
    language: naming.language(shown.language),
    interpreter: shown.interpreter,
    reasons: shown.reasons.map((id) => say(`reason.${id}`)),
    expectedBy: times.date(shown.expectedBy),
    isLate: isOpen && status === 'waiting' && times.isPast(shown.expectedBy),
  }
}

function queryOf({ view, need, language, reference, page }: Wanted): string {
  const query = new URLSearchParams({ view })
  if (need) query.set('need', need)
  if (language) query.set('language', language)
  if (reference) query.set('reference', reference)
  if (page > 1) query.set('page', String(page))
  return query.toString()
}
