/** "My plan": what matters to the person, what they will try, who helps, when they look again. In their language, theirs to keep. */
import type { Case } from '../domain/case.js'
import { needsOf } from '../domain/needs-of.js'
import type { Words } from '../domain/words.js'
import type { Directory } from '../directory/ports.js'
import { needLabel } from '../flow/questions/several.js'
import type { Speech } from '../speech/ports.js'
import { said, saidText } from './facts.js'
import { factRows } from './match-words.js'

export interface Plan {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

export type PlanOf = (c: Case, language: string) => Plan

export function createPlan({
  speech,
  directory,
  phone,
}: {
  speech: Speech
  directory: Directory
  phone: string
}): PlanOf {
  return (c, language) => {
    const say = (words: Words) => speech.say(words, language)
    const section = (name: string, lines: (string | undefined)[]) => ({
      heading: say({ key: `plan.${name}` }),
      lines: lines.flatMap((line) => (line ? [line] : [])),
    })
    const sections = [
      section('matters', [
        saidText(c.answers, 'whatMatters', 'open'),
        ...needsOf(c.answers).map((need) => say(needLabel(need))),
      ]),
      section('try', [saidText(c.answers, 'close', 'willTry')]),
      section(
        'saved',
        saved(c).flatMap((id) => activityLines(id, directory, say)),
      ),
      section('who', [
        c.referral &&
          say({
            key: 'plan.reference',
            values: { reference: c.referral.reference, expected: { day: c.referral.expectedBy } },
          }),
        saidText(c.answers, 'aboutYou', 'goesWell'),
        phone,
      ]),
      section('again', [againLine(c, say)]),
    ]
    return { title: say({ key: 'plan.title' }), sections: sections.filter(({ lines }) => lines.length > 0) }
  }
}

const saved = ({ signposts }: Case) =>
  signposts
    .filter(({ state }) => state === 'saved' || state === 'helpWanted')
    .map(({ serviceId }) => serviceId)

function activityLines(id: string, directory: Directory, say: (words: Words) => string): string[] {
  const activity = directory.activity(id)
  if (!activity) return []
  return [activity.name, ...factRows(activity).map(({ label, value }) => `${say(label)}: ${say(value)}`)]
}

function againLine(c: Case, say: (words: Words) => string): string | undefined {
  const when = said(c.answers, 'close', 'lookAgain')
  return when === 'week' || when === 'month' ? say({ key: `plan.${when}` }) : undefined
}
