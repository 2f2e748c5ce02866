/** The page that shows the safety net as it is in force: who has signed what, how well it works, and whom an alert goes to. */
import type { Deployment } from '../../domain/deployment.js'
import type { SafetyRecord } from '../../safety/record.js'
import type { LanguageInfo } from '../../speech/ports.js'
import type { CaseWords } from './case-words.js'
import type { Page } from './visit.js'

export interface SafetyFacts {
  readonly record: SafetyRecord
  readonly alerts: Deployment['alerts']
  /** Who has read the words of the conversation, language by language. */
  readonly copy: readonly Pick<LanguageInfo, 'code' | 'reviewedBy' | 'reviewedOn'>[]
}

export function safetyPages(facts: SafetyFacts, words: CaseWords): Page[] {
  return [
    {
      method: 'GET',
      path: '/desk/safety',
      access: 'desk',
      handle: (visit) => visit.page('safety.njk', { safety: safetyView(facts, words) }),
    },
  ]
}

function safetyView(
  { record: { languages, helplines, measured }, alerts, copy }: SafetyFacts,
  { say, times, naming, language: deskLanguage }: CaseWords,
) {
  const { contacts, repeatAfterMinutes, vitalInterest } = alerts
  const signed = ({ reviewedBy, reviewedOn }: { reviewedBy: string | null; reviewedOn: string | null }) =>
    reviewedBy === null
      ? say('safety.unsigned')
      : say('safety.signed', { name: reviewedBy, day: reviewedOn ? times.day(reviewedOn) : '' })
  const of = (missed: number, count: number) => say('safety.of', { missed, count })
  return {
    measured: measured && say('safety.measured', { day: times.day(measured.on), lines: measured.lines }),
    isOld: measured !== undefined && measured.version !== versionOf(languages),
    languages: languages.map(({ code, phrases, wording, figures, rules, guards }) => ({
      code,
      name: naming.language(code),
      direction: naming.direction(code),
      version: phrases.version,
      phrases: signed(phrases),
      wording: signed(wording),
      copy: signed(copy.find((locale) => locale.code === code) ?? { reviewedBy: null, reviewedOn: null }),
      figures: figures && {
        plain: of(figures.plainMissed, figures.plain),
        indirect: of(figures.indirectMissed, figures.indirect),
        falseAlarms: of(figures.falseAlarms, figures.none),
      },
      rules: rules.map((rule) => ({ ...rule, help: say(`alert.help.${rule.help}`) })),
      guards,
    })),
    helplines: {
      signed: signed(helplines),
      version: helplines.version,
      all: helplines.all.map((line) => ({
        ...line,
        nations: line.nations.map((nation) => say(`safety.nation.${nation}`)).join(', '),
        checked: line.checked
          ? times.day(line.checked)
          : say('safety.notChecked', { check: line.check ?? '' }),
      })),
    },
    alerts: {
      contacts,
      repeat: say('safety.repeat', { count: repeatAfterMinutes }),
      vital: vitalInterest.applies
        ? say('safety.vital.applies', { rule: vitalInterest.rule[deskLanguage] ?? '' })
        : say('safety.vital.off'),
    },
  }
}

const versionOf = (languages: SafetyRecord['languages']): string =>
  languages
    .map(({ code, phrases }) => `${code}:${phrases.version}`)
    .sort()
    .join(' ')
