/** Risks and safeguarding: the person's words, the rule that was raised by them and the help shown. No score, no judgement. */
import type { ShownWords } from '../../desk/help-shown.js'
import type { From } from './from.js'
import { notAsked, type Node, type Own } from './node.js'

export function risks(from: From): Node {
  const { helpShown } = from.shown
  if (helpShown.length === 0) return notAsked
  return {
    risksRecordEntry: helpShown.map((shown) => ({
      startDateOfRisk: shown.at,
      risk: { freeText: quoted(shown, from) },
      comment: ruleOf(shown, from),
    })),
  }
}

export function safeguarding(from: From): Node {
  const harmed = from.shown.helpShown.filter(({ help }) => help === 'safeguarding')
  return {
    safeguardingConcerns:
      harmed.length === 0
        ? notAsked
        : harmed.map((shown) => ({
            safeguardingConcernsDate: shown.at,
            safeguardingConcerns: { freeText: quoted(shown, from) },
            comment: ruleOf(shown, from),
          })),
    lookedAfterChild: notAsked,
    unbornChildProtectionPlan: notAsked,
  }
}

const quoted = ({ words }: ShownWords, { shown }: From): Own | string =>
  words === '' ? '-' : { words, language: shown.language }

export const ruleOf = ({ rule, version, help, helplines }: ShownWords, { writing }: From): string =>
  writing.say('document.rule', {
    rule,
    version,
    help: writing.say(`alert.help.${help}`),
    helplines: helplines.map((id) => writing.helpline(id)).join('; '),
  })
