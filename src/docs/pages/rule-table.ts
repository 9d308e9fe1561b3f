import type { Grant } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocSpan, quiet, table, text } from '../model.js'
import { citeSpans, ruleLink, scopeSpans, termLine } from '../say/say-rule.js'
import { briefWindow } from '../say/say-window.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { tableTitle } from './table-title.js'

/** Grants in a few words each, with links to where they stand in full. */
export function grantTable(doc: DocSpeaker, rules: readonly WrittenRule[]): DocBlock[] {
  return table(
    doc.tell.ruleColumns,
    rules.map((written) => [
      [[ruleLink(doc, written.rule.id)], [quiet(doc.say.layer[written.pack.layer])]],
      goodsLines(doc, written),
      ...timeAndMoney(doc, written),
      citeSpans(doc, written.pack, written.rule.cites),
    ]),
  )
}

/** What a rule is about: its goods, brands, promises and channels. */
function goodsLines(doc: DocSpeaker, { rule: { scope = {} }, table: rows }: WrittenRule): DocSpan[][] {
  const { tell } = doc
  const lines = (['category', 'brand', 'label', 'channel'] as const).flatMap((kind) => {
    const values = scope[kind]
    return values && values.length > 0 ? [scopeSpans(doc, kind, values)] : []
  })
  if (rows) lines.push([text(tell.perRow({ table: tableTitle(doc, rows) }))])
  return lines.length > 0 ? lines : [[text(tell.allGoods)]]
}

function timeAndMoney(doc: DocSpeaker, written: WrittenRule): [DocSpan[][], DocSpan[][]] {
  const { pack, table: rows } = written
  // Only grants stand in such a table.
  const { windows = [], terms = {} } = written.rule as Grant
  const home = { roll: pack.roll ?? 'none', table: rows }
  const claims = windows.filter(({ tests = 'submitted' }) => tests === 'submitted')
  const until = claims.length > 0 ? claims.map((window) => [text(briefWindow(doc, window, home))]) : [[text(doc.tell.noEnd)]]
  const money = (['freight', 'repairCharge'] as const).flatMap((term) => (terms[term] === undefined ? [] : [termLine(doc, term, terms[term], written)]))
  return [until, money]
}
