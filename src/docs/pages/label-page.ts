import type { Row } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocPage, paragraph, text } from '../model.js'
import { labelPage } from '../page-ids.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { namedRules } from './named-rules.js'

/** What a promise on the product page gives. */
export function labelPageOf(doc: DocSpeaker, label: string): DocPage {
  const { tell, words, locale, subject } = doc
  const tag = words.tag(label)
  return {
    id: labelPage(label),
    kind: 'label',
    locale,
    title: words.word('labels', label),
    blocks: tag === undefined ? [] : [paragraph(text(tell.tag({ tag })))],
    sections: namedRules(
      doc,
      subject.rules.filter((one) => namesLabel(one, label)),
      (row) => isForLabel(row, label),
    ),
  }
}

const isForLabel = ({ key }: Row, label: string): boolean => [key.label ?? []].flat().includes(label)

/** In the scope of a rule, in a row of its table, or in a condition. */
const namesLabel = ({ rule, table }: WrittenRule, label: string): boolean =>
  (rule.scope?.label ?? []).some((one) => one === label) || (table?.rows ?? []).some((row) => isForLabel(row, label)) || mentions(rule, label)

/** A condition names it as a value, or counts its uses. */
function mentions(value: unknown, label: string): boolean {
  if (typeof value === 'string') return value === label || value.endsWith(`.${label}`)
  return typeof value === 'object' && value !== null && Object.entries(value).some(([key, one]) => key !== 'text' && key !== 'note' && mentions(one, label))
}
