import { eventWords } from '../../explain/say/say-deadline.js'
import type { Silence } from '../../explain/words/messages.js'
import type { Grant, Target } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocBlock, type DocItem, type DocSpan, item, list, text } from '../model.js'
import { inForcePhrase } from '../say/say-in-force.js'
import { citeSpans, evidenceText, providedText, ruleLink, scopeSpans, termLine } from '../say/say-rule.js'
import { alwaysHolds, whenItem } from '../say/say-when.js'
import { endsItem, windowItem } from '../say/say-window.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { tableTitle } from './table-title.js'

const SCOPES = ['category', 'notCategory', 'brand', 'channel', 'market', 'reason', 'label'] as const

/** What a rule says, part by part. */
export function ruleBlocks(doc: DocSpeaker, written: WrittenRule): DocBlock[] {
  return list('', [
    kindItem(doc, written),
    ...aboutItems(doc, written),
    ...(written.table ? [item(doc.tell.perRow({ table: tableTitle(doc, written.table) }))] : []),
    ...partItems(doc, written),
    ...edgeItems(doc, written),
    ...trustItems(doc, written),
  ])
}

/** What a rule does, in one line. */
function kindItem({ tell, words, say }: DocSpeaker, { rule }: WrittenRule): DocItem {
  switch (rule.kind) {
    case 'grant':
      return item(tell.grants({ service: words.word('services', rule.service) }))
    case 'duty':
      return item(tell.duty({ actor: say.actor[rule.actor], act: say.inside(words.duty('acts', rule.act)) }))
    default:
      return item(tell.ruleKind[rule.kind])
  }
}

/** What it is about: its scope, and the kind of case. */
function aboutItems(doc: DocSpeaker, { rule, table }: WrittenRule): DocItem[] {
  const { tell } = doc
  const scoped = SCOPES.flatMap((kind) => {
    const values = rule.scope?.[kind] ?? []
    return values.length === 0 ? [] : [item([text(tell.scope[kind] + tell.colon), ...scopeSpans(doc, kind, values)])]
  })
  const when = rule.when === undefined || alwaysHolds(rule.when) ? [] : [led(tell.when + tell.colon, whenItem(doc, rule.when, table))]
  return [...scoped, ...when]
}

/** Its time, conditions, evidence and terms. */
function partItems(doc: DocSpeaker, written: WrittenRule): DocItem[] {
  const { tell, say } = doc
  const { rule, pack, table } = written
  const home = { roll: pack.roll ?? ('none' as const), table }
  const { windows = [], evidence = [], terms = {} } = rule as Partial<Grant>
  const times = windows.map((window) => windowItem(doc, window, home))
  const ends = rule.kind === 'duty' ? [endsItem(doc, rule.ends, home)] : []
  const provided = rule.kind === 'grant' ? (rule.provided ?? []) : []
  return [
    ...group(tell.until, [...times, ...ends, ...(rule.kind === 'grant' && windows.length === 0 ? [item(say.sentence(tell.noEnd))] : [])]),
    ...group(
      tell.provided,
      [...new Set(provided.map((one) => providedText(doc, one, written)))].map((condition) => item(condition)),
    ),
    ...(rule.kind === 'grant' && rule.review ? [item(tell.review)] : []),
    ...group(
      tell.evidence,
      evidence.map((need) => item(evidenceText(doc, need), need.if === undefined ? [] : [led(tell.when + tell.colon, whenItem(doc, need.if, table))])),
    ),
    ...group(
      tell.terms,
      Object.entries(terms).map(([term, value]) => item(termLine(doc, term, value, written))),
    ),
  ]
}

/** Which other rules it touches. */
function edgeItems(doc: DocSpeaker, { rule }: WrittenRule): DocItem[] {
  const { tell, words, say } = doc
  const targets = (lead: string, of: readonly Target[]): DocItem[] =>
    group(
      lead,
      of.map((target) => item([targetSpan(doc, target)])),
    )
  switch (rule.kind) {
    case 'grant':
      return []
    case 'exclude':
      return [
        ...targets(tell.takesAway, rule.defeats),
        ...(rule.absolute ? [item(tell.absolute)] : []),
        ...(rule.pending ? [item(tell.pending({ condition: words.word('conditions', rule.pending.code, rule.pending.params ?? {}) }))] : []),
      ]
    case 'except':
      return targets(tell.lifts, rule.defeats)
    case 'adjust':
      return [
        ...targets(tell.changesRules, rule.adjusts),
        ...group(
          tell.waives,
          (rule.waives ?? []).map((kind) => item(words.word('evidence', kind))),
        ),
      ]
    case 'duty':
      return [
        ...targets(tell.belongsTo, rule.of),
        ...(rule.onSilence === undefined ? [] : [item(say.otherwise[rule.onSilence as Silence])]),
        ...(rule.doneBy === undefined ? [] : [item(tell.doneBy({ event: eventWords(doc, rule.doneBy).was }))]),
      ]
  }
}

/** When it holds, how sure it is, and where it is written. */
function trustItems(doc: DocSpeaker, { rule, pack }: WrittenRule): DocItem[] {
  const { tell } = doc
  return [
    ...(rule.inForce ? [item(tell.inForce + tell.colon + inForcePhrase(doc, rule.inForce))] : []),
    item(tell.certaintyHead + tell.colon + tell.certainty[rule.certainty]),
    ...(rule.note === undefined ? [] : [item(tell.note + tell.colon + rule.note)]),
    ...group(
      tell.sources,
      citeSpans(doc, pack, rule.cites).map((spans) => item(spans)),
    ),
    item([text(tell.ruleId + tell.colon), code(rule.id)]),
  ]
}

function targetSpan(doc: DocSpeaker, target: Target): DocSpan {
  return target.startsWith('#') ? text(doc.tell.tagged({ tag: target.slice(1) })) : ruleLink(doc, target)
}

const group = (lead: string, items: readonly DocItem[]): DocItem[] => (items.length === 0 ? [] : [item([text(lead)], items)])

/** An item with a lead before it. */
const led = (lead: string, { spans, items = [] }: DocItem): DocItem => item([text(lead), ...spans], items)
