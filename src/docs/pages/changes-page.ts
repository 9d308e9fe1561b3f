import type { ChangedClaims, DiffReport, ServiceDiff } from '../../analysis/diff/diff.js'
import type { Edit } from '../../analysis/diff/edits.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocBlock, type DocItem, type DocPage, type DocSection, type DocSpan, item, joined, list, paragraph, text } from '../model.js'
import { servicePage } from '../page-ids.js'
import { factsInWords } from '../say/say-facts.js'
import { ruleLink } from '../say/say-rule.js'
import { section } from './section.js'

/** What differs from the version before: service by service what it brings or takes, with a claim of each kind, then every edit. */
export function changesPage(doc: DocSpeaker, report: DiffReport): DocPage {
  const { tell, locale } = doc
  const changed = report.services.filter(({ verdict }) => verdict !== 'equal')
  return {
    id: 'changes',
    kind: 'changes',
    locale,
    title: tell.single.changes.title,
    blocks: [
      paragraph(text(tell.single.changes.lead)),
      paragraph(text(tell.changedFrom({ before: report.before.version, after: report.after.version }))),
      paragraph(text(tell.step[report.step])),
      ...(changed.length === 0 ? [paragraph(text(tell.noneDecidedOtherwise))] : []),
    ],
    sections: [
      ...changed.flatMap((one) => serviceSection(doc, one)),
      ...section(
        'edits',
        tell.edited,
        list(
          '',
          report.edits.map((edit) => editItem(doc, edit)),
        ),
      ),
    ],
  }
}

function serviceSection(doc: DocSpeaker, { service, verdict, worse, better }: ServiceDiff): DocSection[] {
  if (verdict === 'equal') return []
  const { tell, words } = doc
  const name = words.word('services', service)
  return section(
    service,
    name,
    [paragraph(text(tell.forConsumers[verdict]), text(tell.gap), { text: tell.allRulesOf({ service: name }), to: servicePage(service) })],
    [
      ...section(
        `${service}-less`,
        tell.less,
        unlike(worse).flatMap((claims) => claimBlocks(doc, claims)),
      ),
      ...section(
        `${service}-more`,
        tell.more,
        unlike(better).flatMap((claims) => claimBlocks(doc, claims)),
      ),
    ],
  )
}

/** Kinds of claims that one example shows are said once. */
const unlike = (all: readonly ChangedClaims[]): ChangedClaims[] => [
  ...new Map(all.map((claims) => [JSON.stringify([claims.witness, claims.causes]), claims] as const)).values(),
]

/** One kind of claims by an example that both versions decided, and the edits that did it. */
function claimBlocks(doc: DocSpeaker, { witness: { facts, before, after }, causes }: ChangedClaims): DocBlock[] {
  const { tell, subject, say } = doc
  const by: DocItem[] =
    causes.length === 0
      ? []
      : [
          item([
            text(tell.because),
            ...joined(
              causes.map((id) => [ruleSpan(doc, id)]),
              say.comma,
            ),
          ]),
        ]
  const known = factsInWords(doc, subject.policy, facts).facts.map(({ sentence }) => item(sentence))
  return list(tell.decidedBefore({ before: tell.outcome[before], after: tell.outcome[after] }), [...by, item(tell.forExample, known)])
}

function editItem(doc: DocSpeaker, { kind, id, change, parts }: Edit): DocItem {
  const { tell } = doc
  const named = parts.map((part) => [partSpan(doc, part)])
  return item([
    text(tell.edit[change] + tell.colon),
    kind === 'rule' ? ruleSpan(doc, id) : code(id),
    ...(named.length === 0 ? [] : [text(tell.partsLead), ...joined(named, tell.comma), text(tell.partsEnd)]),
  ])
}

/** A rule that is still there by its sentence, one that is gone by its id. */
const ruleSpan = (doc: DocSpeaker, id: string): DocSpan => (doc.subject.ruleOf(id) ? ruleLink(doc, id) : code(id))

/** A part of a rule by the heading under which its page has it. */
function partSpan({ tell }: DocSpeaker, part: string): DocSpan {
  const headings: Record<string, string> = {
    windows: tell.until,
    ends: tell.until,
    terms: tell.terms,
    evidence: tell.evidence,
    provided: tell.provided,
    when: tell.when,
    inForce: tell.inForce,
    cites: tell.sources,
    certainty: tell.certaintyHead,
    note: tell.note,
    text: tell.wording,
  }
  const heading = Object.hasOwn(headings, part) ? headings[part] : undefined
  return heading === undefined ? code(part) : text(heading)
}
