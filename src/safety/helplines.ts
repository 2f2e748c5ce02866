/** The numbers to show, by nation and finding, out of `content/safety/helplines.json`. */
import type { HelplineList, HelplineRecord } from './content.js'
import type { Finding, Helpline, HelplineOptions, Helplines } from './ports.js'

function shown({ id, name, call, option, text, href, when, source, checked }: HelplineRecord): Helpline {
  return {
    id,
    name,
    when,
    source,
    checked,
    ...(call && { call }),
    ...(option !== undefined && { option }),
    ...(text && { text }),
    ...(href && { href }),
  }
}

/** Whether a helpline for the young is for this person; where nothing is known of their age, it is not. */
function suitsAge(helpline: HelplineRecord, { age, under18 }: HelplineOptions): boolean {
  if (helpline.youngerThan === undefined) return true
  if (age !== undefined) return age < helpline.youngerThan
  return under18 === true && helpline.youngerThan >= 18
}

export function createHelplines(list: HelplineList): Helplines {
  const of = (nation: string): HelplineRecord[] => list.helplines.filter((h) => h.nations.includes(nation))

  /** First what is for this level before all (999), then what is for this kind, for the young, for this level, and the rest that always stand. */
  function place(h: HelplineRecord, finding: Finding): number {
    if (h.levels.includes(finding.level) && h.levels.length === 1) return 0
    if (finding.kind !== undefined && h.kinds.includes(finding.kind)) return 1
    if (h.youngerThan !== undefined) return 2
    return h.levels.includes(finding.level) ? 3 : 4
  }

  /** For those who cannot call, what can only be called comes after all else, but is not left out: somebody may call for them. */
  const later = ({ text }: HelplineRecord, { textFirst }: HelplineOptions): number =>
    textFirst === true && text === undefined ? 10 : 0

  return {
    nations: list.nations,
    version: list.version,
    always: (nation) =>
      of(nation)
        .filter((h) => h.always)
        .map(shown),
    for: (finding, nation, options) =>
      of(nation)
        .filter((h) => suitsAge(h, options))
        .filter((h) => h.always || place(h, finding) < 4)
        .sort((a, b) => place(a, finding) + later(a, options) - place(b, finding) - later(b, options))
        .map(shown),
  }
}
