import type { DocSpeaker } from '../doc-speaker.js'
import { type DocSection, item, list, paragraph, quiet, text } from '../model.js'
import { ruleLink } from '../say/say-rule.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { grantTable } from './rule-table.js'
import { section } from './section.js'

/** What some rules give, service by service, and the others that go with them. */
export function namedRules(doc: DocSpeaker, rules: readonly WrittenRule[]): DocSection[] {
  const { tell, words, subject } = doc
  const grants = (service: string): WrittenRule[] => rules.filter(({ rule }) => rule.kind === 'grant' && rule.service === service)
  const others = rules.filter(({ rule }) => rule.kind !== 'grant')
  const kind = ({ rule: { kind: of } }: WrittenRule): string => (of === 'grant' || of === 'duty' ? '' : tell.ruleKind[of] + tell.colon)
  const found = [
    ...Object.keys(subject.compiled.vocabulary.services).flatMap((service) =>
      section(service, words.word('services', service), grantTable(doc, grants(service))),
    ),
    ...section(
      'others',
      tell.otherRules,
      list(
        '',
        others.map((one) => item([quiet(kind(one)), ruleLink(doc, one.rule.id)])),
      ),
    ),
  ]
  return found.length > 0 ? found : section('none', tell.otherRules, [paragraph(text(tell.noRules))])
}
