import type { ChangedClaims } from '../../analysis/diff/changed-claims.js'
import type { DiffReport, ServiceDiff } from '../../analysis/diff/diff.js'
import { type Edit, isWordsAlone } from '../../analysis/diff/edits.js'
import type { ChangedPromise } from '../../analysis/diff/promises.js'
import { templateOf } from '../../analysis/lint/settled-condition.js'
import { inLocale } from '../../explain/words/locale.js'
import type { Evidence } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocBlock, type DocItem, type DocPage, type DocSection, type DocSpan, item, joined, list, paragraph, table, text } from '../model.js'
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
  const changed = report.services.filter(isChanged)
  return {
    id: 'changes',
    kind: 'changes',
    locale,
    title: tell.single.changes.title,
    blocks: [
      paragraph(text(tell.single.changes.lead)),
      paragraph(text(tell.changedFrom({ before: report.before.version, after: report.after.version }))),
      paragraph(text(tell.step[report.step])),
      ...(changed.length === 0 ? [paragraph(text(tell.noneDecidedOtherwise))] : summary(doc, changed)),
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
          ...(['added', 'removed', 'changed'] as const).flatMap((change) =>
            report.edits.filter((edit) => edit.change === change && !isWordsAlone(edit)).map((edit) => editItem(doc, edit)),
          ),
          ...(worded.length > MOST_WORDED ? [item(tell.wordsAlone({ count: worded.length }))] : worded.map((edit) => editItem(doc, edit))),
        ]),
      ),
    ],
  }
}

/** So many edits of words alone are named; of more, how many there are. */
const MOST_WORDED = 20

type ChangedService = ServiceDiff & { readonly verdict: Exclude<ServiceDiff['verdict'], 'equal'> }
const isChanged = (one: ServiceDiff): one is ChangedService => one.verdict !== 'equal'

function serviceSection(doc: DocSpeaker, { service, verdict, worse, better }: ChangedService, linked: boolean): DocSection[] {
  const { tell, words } = doc
  const name = words.word('services', service)
  const claims = (id: string, heading: string, all: readonly ChangedClaims[]): DocSection[] =>
    section(`${service}-${id}`, heading, list('', changeItems(doc, all)))
  return section(
    service,
    name,
    [paragraph(text(tell.forConsumers[verdict]), ...(linked ? [text(tell.gap), { text: tell.allRulesOf({ service: name }), to: servicePage(service) }] : []))],
    [...claims('less', tell.less, worse), ...claims('more', tell.more, better)],
  )
}

/** How each service fares, in one table. */
const summary = ({ tell, words }: DocSpeaker, changed: readonly ChangedService[]): DocBlock[] =>
  table(
    tell.changeColumns,
    changed.map(({ service, verdict, worse, better }) =>
      [words.word('services', service), tell.forConsumers[verdict], String(unlike(worse).length), String(unlike(better).length)].map((said) => [[text(said)]]),
    ),
  )

/** What becomes of claims and what did it, each with the kinds of claims that it happens to. */
function changeItems(doc: DocSpeaker, all: readonly ChangedClaims[]): DocItem[] {
  const { tell, say, subject } = doc
  const isTable = (id: string): boolean => subject.changes?.edits.some((edit) => edit.kind === 'table' && edit.id === id) === true
  const groups = new Map<string, ChangedClaims[]>()
  for (const claims of all) {
    const key = JSON.stringify([claims.witness.before, claims.witness.after, causesOf(claims)])
    groups.set(key, [...(groups.get(key) ?? []), claims])
  }
  return [...groups.values()].map((kinds) => {
    const [{ witness, ...claims }] = kinds as [ChangedClaims]
    const outcome = say.sentence(tell.decidedBefore({ before: tell.outcome[witness.before], after: tell.outcome[witness.after] }))
    const by = joined(
      causesOf(claims).map((id) => (isTable(id) ? [text(tell.tableNamed.lead), code(id), text(tell.tableNamed.end)] : [ruleSpan(doc, id)])),
      tell.gap,
    )
    return item(
      [text(outcome), ...(by.length > 0 ? [text(tell.gap + tell.because), ...by] : [])],
      unlike(kinds).map((one) => kindItem(doc, one)),
    )
  })
}

/** Where no edit was found to do it by itself, the rule that gave it or gives it. */
const causesOf = ({ causes, rule }: Pick<ChangedClaims, 'causes' | 'rule'>): readonly string[] => (causes.length > 0 ? causes : [rule])

/** Kinds of claims of which the same is said are said once. */
const unlike = (all: readonly ChangedClaims[]): ChangedClaims[] => [
  ...new Map(all.map((claims) => [JSON.stringify([claims.whereIn, claims.causes]), claims] as const)).values(),
]

/** One kind of claims, with an example that both versions decided. */
function kindItem(doc: DocSpeaker, { whereIn, witness: { facts } }: ChangedClaims): DocItem {
  const { tell, subject, locale } = doc
  const { telling, others } = whereIn[locale]
  const known = factsInWords(doc, subject.policy, facts).facts.map(({ sentence }) => sentence)
  return item(telling.length > 0 ? telling.join(tell.gap) : tell.everyClaim, [
    ...(others.length > 0 ? [item(tell.alsoSo + others.join(tell.gap))] : []),
    item(tell.forExample + known.join(tell.gap)),
  ])
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
