/** Looking through activities: three at a time, one in detail, saved, turned down with a reason, or left. One step, until it is left. */
import { z } from 'zod'
import { answerTo, textOf, type Answer } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import { matchSchema, type Match } from '../domain/match.js'
import type { Card, Choice, Reply, Words } from '../domain/words.js'
import type { Directory } from '../directory/ports.js'
import { choiceCode, stepKey, type Asking, type QuestionKind, type Understood } from '../flow/asking.js'
import { choiceLabel, chosen } from '../flow/questions/closed.js'
import { factRows, stopWords, suitWords } from './match-words.js'
import { becauses, signposted, withMark, type Mark } from './signposts.js'

export const shownAtOnce = 3

const viewSchema = z.object({
  view: z.enum(['list', 'detail', 'because']),
  from: z.number().int(),
  serviceId: z.string().optional(),
})
type View = z.infer<typeof viewSchema>
/** What the effect `findActivities` leaves as its answer: the best, and how many there were. */
const foundSchema = z.object({ total: z.number().int(), matches: z.array(matchSchema) })
export type FoundActivities = z.infer<typeof foundSchema>

const start: View = { view: 'list', from: 0 }

export function activitiesKind(directory: Directory): QuestionKind {
  const activity = (id: string | undefined) => (id === undefined ? undefined : directory.activity(id))
  const nameOf = (id: string | undefined) => activity(id)?.name ?? ''

  /** What can be pressed in a view; in the list the activities come first, so that their numbers are 1, 2, 3. */
  function choicesIn(view: View, asking: Asking): Choice[] {
    const { at } = asking
    const choice = (code: string): Choice => ({ code: choiceCode(at, code), label: choiceLabel(at, code) })
    if (view.view === 'because') {
      const why = (code: string): Choice => ({
        code: choiceCode(at, code),
        label: { key: `${stepKey(at)}.why.${code}` },
      })
      return [...becauses.map(why), choice('again')]
    }
    if (view.view === 'detail') return ['save', 'helpToGo', 'notForMe', 'again', 'worker'].map(choice)
    const open = page(view, asking).map((match): Choice => ({
      code: choiceCode(at, `show:${match.serviceId}`),
      label: { literal: nameOf(match.serviceId) },
    }))
    return [...open, ...(hasMore(view, asking) ? [choice('more')] : []), choice('worker'), choice('enough')]
  }

  function reply(view: View, asking: Asking, say: Words): Reply {
    const choices = choicesIn(view, asking)
    if (view.view === 'list')
      return { say, choices, cards: page(view, asking).map((match) => card(match, asking)) }
    const shown = activity(view.serviceId)
    return { say, choices, ...(view.view === 'detail' && shown ? { rows: factRows(shown) } : {}) }
  }

  const card = (match: Match, { at }: Asking): Card => ({
    title: nameOf(match.serviceId),
    suits: match.suits.map(suitWords),
    stops: match.stops.map(stopWords),
    choice: { code: choiceCode(at, `show:${match.serviceId}`), label: choiceLabel(at, 'details') },
  })

  function listWords(asking: Asking): Words {
    const { left, total } = foundFor(asking)
    if (left.length === 0) return { key: `${stepKey(asking.at)}.noMore` }
    return { key: `${stepKey(asking.at)}.question`, values: { count: total } }
  }

  const inView = (c: Case, view: View, { at }: Asking): Case => ({
    ...c,
    draft: { section: at.section, step: at.step, value: { ...view } },
  })

  function stay(view: View, asking: Asking, say: Words, c = asking.case): Understood {
    const next = inView(c, view, asking)
    const shown =
      view.view === 'list'
        ? signposted(next, page(view, { ...asking, case: next }), nameOf, asking.setting.now)
        : next
    return { kind: 'stay', case: shown, replies: [reply(view, { ...asking, case: shown }, say)] }
  }

  /** Records what the person made of an activity and returns to the list. */
  function marked(view: View, asking: Asking, mark: Mark): Understood {
    const { case: c, setting, at } = asking
    const after = withMark(c, view.serviceId ?? '', nameOf(view.serviceId), mark, setting.now)
    const say = { key: `${stepKey(at)}.${mark.copy}`, values: { name: nameOf(view.serviceId) } }
    const left = matchesOf({ ...asking, case: after })
    const from = view.from < left.length ? view.from : 0
    const nothingLeft = left.length === 0 ? listWords({ ...asking, case: after }) : undefined
    return stay({ view: 'list', from }, asking, nothingLeft ?? say, after)
  }

  return {
    choices: (_question, asking) => choicesIn(viewOf(asking), asking),
    show(_question, asking) {
      const { say, cards, rows } = reply(viewOf(asking), asking, words(viewOf(asking), asking))
      return { say, ...(cards ? { cards } : {}), ...(rows ? { rows } : {}) }
    },
    understand(_question, said, asking) {
      const view = viewOf(asking)
      const found = chosen(choicesIn(view, asking), said, asking)
      if (found.kind !== 'answer') return found
      const code = textOf(found.value)
      const because = becauses.find((why) => why === code)
      // A button of a list or an activity that the person has left since: they are shown where they are.
      const isHere = choicesIn(view, asking).some((choice) => choice.code === choiceCode(asking.at, code))
      if (!isHere && !(code.startsWith('show:') && activity(code.slice(5))))
        return stay(view, asking, words(view, asking))
      if (code === 'enough' || code === 'worker') return found
      if (code.startsWith('show:'))
        return opened({ ...view, view: 'detail', serviceId: code.slice(5) }, asking)
      if (code === 'more') return stay(nextPage(view), asking, { key: `${stepKey(asking.at)}.more` })
      if (code === 'again')
        return stay({ view: 'list', from: view.from }, asking, { key: `${stepKey(asking.at)}.again` })
      if (code === 'save')
        return marked(view, asking, { state: 'saved', event: 'activity.saved', copy: 'saved' })
      if (code === 'helpToGo')
        return marked(view, asking, { state: 'helpWanted', event: 'activity.helpWanted', copy: 'helpSaved' })
      if (code === 'notForMe')
        return stay({ ...view, view: 'because' }, asking, { key: `${stepKey(asking.at)}.because` })
      if (because)
        return marked(view, asking, {
          state: 'rejected',
          event: 'activity.rejected',
          copy: 'rejected',
          because,
        })
      return { kind: 'unclear' }
    },
    // What was looked at and saved says it; that the person had seen enough is no answer about them.
    describe: () => undefined,
  }

  function opened(view: View, asking: Asking): Understood {
    return stay(view, asking, words(view, asking))
  }

  function words(view: View, asking: Asking): Words {
    if (view.view === 'list') return listWords(asking)
    if (view.view === 'because') return { key: `${stepKey(asking.at)}.because` }
    const shown = activity(view.serviceId)
    return {
      key: `${stepKey(asking.at)}.details`,
      values: { name: shown?.name ?? '', description: shown?.description ?? '' },
    }
  }
}

function viewOf({ case: c, at }: Asking): View {
  const { draft } = c
  const view = viewSchema.safeParse(draft && stepKey(draft) === stepKey(at) ? draft.value : start)
  return view.success ? view.data : start
}

/** What was found, without what the person has turned down since; `total` counts also those that are not kept. */
function foundFor({ case: c, at }: Asking): { readonly left: readonly Match[]; readonly total: number } {
  const answer = answerTo(c.answers, { section: at.section, step: 'find' })
  const { matches, total } = answer ? read(answer) : nothing
  const rejected = new Set(
    c.signposts.flatMap(({ state, serviceId }) => (state === 'rejected' ? [serviceId] : [])),
  )
  const left = matches.filter(({ serviceId }) => !rejected.has(serviceId))
  return { left, total: total - (matches.length - left.length) }
}

const matchesOf = (asking: Asking) => foundFor(asking).left

const nothing: FoundActivities = { total: 0, matches: [] }

/** One turn asks for them many times; answers are never changed, so each is read once. */
const known = new WeakMap<Answer, FoundActivities>()

function read(answer: Answer): FoundActivities {
  const before = known.get(answer)
  if (before) return before
  const parsed = foundSchema.safeParse(answer.kind === 'found' ? answer.data : undefined)
  const found = parsed.success ? parsed.data : nothing
  known.set(answer, found)
  return found
}

const page = (view: View, asking: Asking) => matchesOf(asking).slice(view.from, view.from + shownAtOnce)
const hasMore = (view: View, asking: Asking) => matchesOf(asking).length > view.from + shownAtOnce
const nextPage = (view: View): View => ({ view: 'list', from: view.from + shownAtOnce })
