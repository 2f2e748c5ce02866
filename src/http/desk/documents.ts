/** A case as a document: a page, a PDF to print or attach, and data for other systems. Each is a read of its own kind. */
import { csvOf, caseHeader, caseRow, hiddenRow } from '../../documents/csv.js'
import { bundle } from '../../documents/fhir/bundle.js'
import type { FirstPage, Section } from '../../documents/page/text.js'
import { firstPage } from '../../documents/page/first-page.js'
import { sectionsOf } from '../../documents/page/sections.js'
import type { Fonts } from '../../documents/pdf/fonts.js'
import {
  messageBack,
  type MessageBack,
  messageBackPage,
  messageBackSections,
} from '../../documents/message-back.js'
import { pdfOf, printed } from '../../documents/pdf/pdf.js'
import { prsbDocument } from '../../documents/prsb/document.js'
import type { From } from '../../documents/prsb/from.js'
import type { Standard } from '../../documents/prsb/standard.js'
import type { Writing } from '../../documents/writing.js'
import { list, type QueueRow, type Wanted } from '../../desk/list.js'
import { read } from '../../desk/open.js'
import type { Desk } from '../../desk/ports.js'
import type { HttpAnswer } from '../route.js'
import { hiddenView } from './case-view.js'
import type { CaseWords } from './case-words.js'
import { caseId } from './case.js'
import { wantedQuery } from './forms.js'
import type { Page, SignedInVisit } from './visit.js'

export interface DocumentDeps {
  readonly words: CaseWords
  readonly writing: Writing
  readonly standard: Standard
  readonly fonts: Fonts
}

/** More than a team has open at once, and no more than is read and recorded in a few seconds. */
export const mostRows = 1_000

export function documentPages(desk: Desk, { words, writing, standard, fonts }: DocumentDeps): Page[] {
  type Make = (from: From, visit: SignedInVisit, now: Date) => HttpAnswer | Promise<HttpAnswer>

  const page = (
    path: string,
    as: 'worker.read' | 'worker.printed' | 'worker.exported',
    make: Make,
  ): Page => ({
    method: 'GET',
    path: `/desk/cases/:id/${path}`,
    access: 'desk',
    async handle(visit) {
      const disclosed = await read(desk, visit.worker, { id: caseId(visit), as })
      if (!disclosed) return visit.page('message.njk', { message: 'notFound' }, 404)
      if (disclosed.kind === 'hidden')
        return visit.page('hidden.njk', { case: hiddenView(disclosed, visit.worker, words) }, 410)
      return make({ shown: disclosed, writing }, visit, desk.clock.now())
    },
  })
  /** The message back to the GP practice, where there is one to send. */
  const back = (
    ending: '' | '.pdf' | '.json',
    as: 'worker.read' | 'worker.printed' | 'worker.exported',
    make: (
      from: From,
      told: {
        readonly visit: SignedInVisit
        readonly message: MessageBack
        readonly first: FirstPage
        readonly sections: readonly Section[]
        readonly now: Date
      },
    ) => HttpAnswer | Promise<HttpAnswer>,
  ): Page =>
    page(`message-back${ending}`, as, (from, visit, now) => {
      const message = messageBack(from, { standard, now: now.toISOString() })
      if (!message) return visit.page('message.njk', { message: 'noMessageBack' }, 409)
      const first = messageBackPage(message, from)
      const sections = messageBackSections(message, standard, from)
      return make(from, { visit, message, first, sections, now })
    })
  const documentOf = ({ shown }: From, now: Date) =>
    prsbDocument(shown, { writing, standard, now: now.toISOString() })

  return [
    page('document', 'worker.read', (from, visit, now) =>
      visit.page('document.njk', {
        first: firstPage(from),
        sections: sectionsOf(documentOf(from, now), standard, writing),
        standard,
        base: `/desk/cases/${encodeURIComponent(from.shown.id)}`,
        file: 'document',
        forms: ['pdf', 'json', 'fhir.json'],
        at: writing.full(now.toISOString()),
        direction: writing.direction,
      }),
    ),
    page('document.pdf', 'worker.printed', async (from, { worker }, now) =>
      file(from, 'pdf', 'application/pdf', await pdfOf(from, { standard, fonts, now, by: worker.name })),
    ),
    page('document.json', 'worker.exported', (from, _visit, now) =>
      file(from, 'json', 'application/json', JSON.stringify(documentOf(from, now), null, 2)),
    ),
    page('document.fhir.json', 'worker.exported', (from, _visit, now) =>
      file(
        from,
        'fhir.json',
        'application/fhir+json',
        JSON.stringify(bundle({ ...from, now: now.toISOString() }), null, 2),
      ),
    ),
    back('', 'worker.read', (from, { visit, message, first, sections }) =>
      visit.page('document.njk', {
        first,
        sections,
        standard,
        base: `/desk/cases/${encodeURIComponent(from.shown.id)}`,
        file: 'message-back',
        forms: ['pdf', 'json'],
        at: writing.full(message.generatedAt),
        direction: writing.direction,
      }),
    ),
    back('.pdf', 'worker.printed', async (from, { visit, first, sections, now }) => {
      const by = visit.worker.name
      const body = await printed({ first, sections }, from, { standard, fonts, now, by })
      return file(from, 'gp.pdf', 'application/pdf', body)
    }),
    back('.json', 'worker.exported', (from, { message }) =>
      file(from, 'gp.json', 'application/json', JSON.stringify(message, null, 2)),
    ),
    { method: 'GET', path: '/desk/queue.csv', access: 'desk', handle: (visit) => table(visit) },
  ]

  /** The list as it is filtered, every page of it. */
  async function table(visit: SignedInVisit): Promise<HttpAnswer> {
    const wanted = wantedQuery.parse(Object.fromEntries(visit.request.query))
    const rows = allRows(wanted, visit)
    if (rows.length > mostRows) return visit.page('message.njk', { message: 'tooMany' }, 413)
    const cells = [caseHeader({ writing })]
    for (const row of rows) cells.push(await rowOf(row, visit))
    return attached(`cases-${wanted.view}.csv`, 'text/csv', csvOf(cells))
  }

  function allRows(wanted: Wanted, { worker }: SignedInVisit): QueueRow[] {
    const first = list(desk, worker, { ...wanted, page: 1 })
    if (first.total > mostRows) return Array<QueueRow>(first.total)
    const others = Array.from({ length: first.pages - 1 }, (_, at) =>
      list(desk, worker, { ...wanted, page: at + 2 }),
    )
    return [first, ...others].flatMap(({ rows }) => rows)
  }

  async function rowOf(row: QueueRow, { worker }: SignedInVisit): Promise<string[]> {
    if (!row.shown) return hiddenRow(row, { writing })
    const disclosed = await read(desk, worker, { id: row.id, as: 'worker.exported' })
    return disclosed?.kind === 'shown' ? caseRow({ shown: disclosed, writing }) : hiddenRow(row, { writing })
  }
}

const file = ({ shown }: From, ending: string, type: string, body: string | Buffer): HttpAnswer =>
  attached(`${shown.referral.reference}.${ending}`, type, body)

function attached(name: string, type: string, body: string | Buffer): HttpAnswer {
  return {
    status: 200,
    headers: {
      'Content-Type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
      'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
      'Cache-Control': 'no-store',
    },
    body,
  }
}
