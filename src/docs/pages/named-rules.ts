import type { Row } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocSection, item, list, paragraph, quiet, text } from '../model.js'
import { ruleLink } from '../say/say-rule.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { grantTable } from './rule-table.js'
import { section } from './section.js'

/** What some rules give, service by service, and the others that go with them; of the rows of a table those that the page is `about`. */
export function namedRules(doc: DocSpeaker, rules: readonly WrittenRule[], about: (row: Row) => boolean): DocSection[] {
  const { tell, words, subject } = doc
  const grants = (service: string): WrittenRule[] => rules.filter(({ rule }) => rule.kind === 'grant' && rule.service === service)
  const others = rules.flatMap(({ rule: { id, kind } }) =>
    kind === 'grant' ? [] : [item([...(kind === 'duty' ? [] : [quiet(tell.ruleKind[kind] + tell.colon)]), ruleLink(doc, id)])],
  )
  const found = [
    ...Object.keys(subject.compiled.vocabulary.services).flatMap((service) =>
      section(service, words.word('services', service), grantTable(doc, grants(service), about)),
    ),
    ...section('others', tell.otherRules, list('', others)),
  ]
  return found.length > 0 ? found : section('none', tell.otherRules, [paragraph(text(tell.noRules))])
}
