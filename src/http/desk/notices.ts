/** The admin's page of notices that nobody got: what, where to, why, and a button to send each again. */
import { deadNotices, sendAgain, type DeadNotice } from '../../desk/dead-notices.js'
import type { Desk } from '../../desk/ports.js'
import type { CaseWords } from './case-words.js'
import { noticeForm, parsed } from './forms.js'
import { seeOther, type Page } from './visit.js'

export function noticePages(desk: Desk, words: CaseWords): Page[] {
  return [
    {
      method: 'GET',
      path: '/desk/notices',
      access: 'admin',
      async handle(visit) {
        const rows = (await deadNotices(desk, visit.worker)).map((dead) => rowView(dead, words))
        return visit.page('notices.njk', { rows, done: visit.request.query.get('done') ?? undefined })
      },
    },
    {
      method: 'POST',
      path: '/desk/notices/again',
      access: 'admin',
      async handle(visit) {
        const form = parsed(noticeForm, visit.request.body)
        const outcome = form.ok && (await sendAgain(desk, visit.worker, form.value.case, form.value.notice))
        if (!outcome || !outcome.ok) return visit.page('message.njk', { message: 'notFound' }, 404)
        return seeOther('/desk/notices?done=sentAgain')
      },
    },
  ]
}

function rowView({ case: id, reference, notice }: DeadNotice, { say, times }: CaseWords) {
  const { to, about, at, code, tries } = notice
  const page = about === 'alert' ? 'alerts' : 'cases'
  return {
    case: id,
    notice: notice.id,
    href: `/desk/${page}/${encodeURIComponent(id)}`,
    reference: reference ?? say('notice.noReference'),
    about: say(`notices.about.${about}`),
    to: to.way === 'mail' ? to.address : say(`notices.way.${to.way}`),
    at: times.short(at),
    why: say('notices.why', { code: code ?? '', count: tries }),
  }
}
