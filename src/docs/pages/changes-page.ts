import type { ChangedClaims, DiffReport, ServiceDiff } from '../../analysis/diff/diff.js'
import { type Edit, isWordsAlone } from '../../analysis/diff/edits.js'
import type { ChangedPromise } from '../../analysis/diff/promises.js'
import { templateOf } from '../../analysis/lint/settled-condition.js'
import { inLocale } from '../../explain/words/locale.js'
import type { Evidence } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocBlock, type DocItem, type DocPage, type DocSection, type DocSpan, item, joined, list, paragraph, text } from '../model.js'
import { servicePage } from '../page-ids.js'
import { factsInWords } from '../say/say-facts.js'
import { evidenceText, ruleLink, termLine } from '../say/say-rule.js'
import { section } from './section.js'

/**
 * What differs from the version before: service by service what it brings or takes, with a claim of each kind, then every edit.
 *
 * @param linked - Whether there are pages of services to point at.
 */
export function changesPage(doc: DocSpeaker, report: DiffReport, linked = true): DocPage {
  const { tell, locale } = doc
  const worded = report.edits.filter(isWordsAlone)
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
      ...changed.flatMap((one) => serviceSection(doc, one, linked)),
      ...section(
        'promises',
        tell.promises,
        list(
          '',
          report.promises.map((one) => promiseItem(doc, one)),
        ),
      ),
      ...section(
        'edits',
        tell.edited,
        list('', [
          ...report.edits.filter((edit) => !isWordsAlone(edit)).map((edit) => editItem(doc, edit)),
          ...(worded.length > MOST_WORDED ? [item(tell.wordsAlone({ count: worded.length }))] : worded.map((edit) => editItem(doc, edit))),
        ]),
      ),
    ],
  }
}

/** So many edits of words alone are named; of more, how many there are. */
const MOST_WORDED = 20

function serviceSection(doc: DocSpeaker, { service, verdict, worse, better }: ServiceDiff, linked: boolean): DocSection[] {
  if (verdict === 'equal') return []
  const { tell, words } = doc
  const name = words.word('services', service)
  return section(
    service,
    name,
    [
      paragraph(text(tell.forConsumers[verdict]), ...(linked ? [text(tell.gap), { text: tell.allRulesOf({ service: name }), to: servicePage(service) }] : [])),
      ...(verdict !== 'unknown' && worse.length + better.length === 0 ? [paragraph(text(tell.noExample))] : []),
    ],
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
function claimBlocks(doc: DocSpeaker, { whereIn, witness: { facts, before, after }, causes }: ChangedClaims): DocBlock[] {
  const { tell, subject, locale } = doc
  const where = whereIn[locale]
  const which =
    where.length === 0
      ? item(tell.everyClaim)
      : item(
          tell.whichClaims,
          where.map((line) => item(line)),
        )
  const [only, ...others] = causes
  const by: DocItem[] =
    only === undefined
      ? []
      : others.length === 0
        ? [item([text(tell.because), ruleSpan(doc, only)])]
        : [
            item(
              tell.because.trim(),
              causes.map((id) => item([ruleSpan(doc, id)])),
            ),
          ]
  const known = factsInWords(doc, subject.policy, facts).facts.map(({ sentence }) => item(sentence))
  return list(tell.decidedBefore({ before: tell.outcome[before], after: tell.outcome[after] }), [which, ...by, item(tell.forExample, known)])
}

/** A term, or the evidence, of a rule as it was and as it is. */
function promiseItem(doc: DocSpeaker, { rule, part, term = '', before, after, direction }: ChangedPromise): DocItem {
  const { tell, say } = doc
  const said = (value: unknown): DocSpan[] => {
    if (value === undefined || (part === 'evidence' && (value as Evidence[]).length === 0)) return [text(tell.nothingSaid)]
    if (part === 'term') return termLine(doc, term, value, { table: undefined })
    return joined(
      (value as Evidence[]).map((need) => [text(evidenceText(doc, need))]),
      say.comma,
    )
  }
  return item(
    [ruleSpan(doc, templateOf(rule)), text(tell.direction[direction])],
    [item([text(tell.promisedBefore), ...said(before)]), item([text(tell.promisedNow), ...said(after)])],
  )
}

function editItem(doc: DocSpeaker, { kind, id, change, parts, text: said }: Edit): DocItem {
  const { tell, locale } = doc
  const named = parts.map((part) => [partSpan(doc, part)])
  return item([
    text(tell.edit[change] + tell.colon),
    said ? text(inLocale(said, locale)) : kind === 'rule' ? ruleSpan(doc, id) : code(id),
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
    ...tell.parts,
  }
  const heading = Object.hasOwn(headings, part) ? headings[part] : undefined
  return heading === undefined ? code(part) : text(heading)
}
