import type { Grant, Row, Scope } from '../../policy/rule.js'
import { cellsIn, substitute } from '../../policy/substitute.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocSpan, quiet, table, text } from '../model.js'
import { citeSpans, ruleLink, scopeSpans, termLine } from '../say/say-rule.js'
import { briefWindow } from '../say/say-window.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { tableTitle } from './table-title.js'

/** Grants in a few words each, with links to where they stand in full. Of a rule with rows, those that the page is `about` are said, and all where there are none. */
export function grantTable(doc: DocSpeaker, rules: readonly WrittenRule[], about: (row: Row) => boolean = () => true): DocBlock[] {
  const rows = rules.map((written) => {
    const grounds = groundsOf(written, about)
    return [
      [[ruleLink(doc, written.rule.id)], [quiet(doc.say.layer[written.pack.layer])]],
      goodsLines(doc, written, grounds),
      shortened(
        doc,
        grounds.flatMap(({ rule }) => untilLines(doc, { ...written, rule })),
      ),
      shortened(
        doc,
        grounds.flatMap(({ rule }) => payerLines(doc, { ...written, rule })),
      ),
      citeSpans(doc, written.pack, written.rule.cites),
    ]
  })
  // Of some services nobody says who pays.
  const columns = [0, 1, 2, 3, 4].filter((column) => rows.some((cells) => (cells[column] as DocSpan[][]).length > 0))
  return table(
    columns.map((column) => doc.tell.ruleColumns[column] as string),
    rows.map((cells) => columns.map((column) => cells[column] as DocSpan[][])),
  )
}

/** A rule as one row of its table makes it; without a table there is no row. */
interface Ground {
  readonly rule: Grant
  readonly row: Row | undefined
}

function groundsOf({ rule, table: rows }: WrittenRule, about: (row: Row) => boolean): Ground[] {
  // Only grants stand in such a table.
  const grant = rule as Grant
  if (!rows) return [{ rule: grant, row: undefined }]
  const columns = cellsIn(grant, 'row').map(({ name }) => name)
  const usable = rows.rows.filter(({ values }) => columns.every((name) => values[name] !== undefined))
  const wanted = usable.filter(about)
  return (wanted.length > 0 ? wanted : usable).map((row) => ({
    rule: substitute(grant, { row: (name) => row.values[name], param: (name) => ({ param: name }) }) as Grant,
    row,
  }))
}

/** More lines than this hide what they say. */
const MOST = 6

/** Each line once; of many the first ones. */
function shortened({ say }: DocSpeaker, lines: readonly DocSpan[][]): DocSpan[][] {
  const distinct = [...new Map(lines.map((line) => [JSON.stringify(line), line] as const)).values()]
  if (distinct.length <= MOST) return distinct
  return [...distinct.slice(0, MOST - 1), [text(say.more({ count: distinct.length - MOST + 1 }))]]
}

const KINDS = ['category', 'brand', 'label', 'channel'] as const

/** What a rule is about: its goods, brands, promises and channels, and of its rows those that are few. */
function goodsLines(doc: DocSpeaker, { rule: { scope = {} }, table: rows }: WrittenRule, grounds: readonly Ground[]): DocSpan[][] {
  const { tell } = doc
  const keys = grounds.flatMap(({ row }) => (row ? [row.key] : []))
  const few = keys.length <= MOST && keys.every((key) => KINDS.some((kind) => key[kind] !== undefined))
  const lines = KINDS.flatMap((kind): DocSpan[][] => {
    const values = new Set<string>([...((scope as Scope)[kind] ?? []), ...(few ? keys.flatMap((key) => key[kind] ?? []) : [])])
    return values.size > 0 ? [scopeSpans(doc, kind, [...values])] : []
  })
  if (rows && !few) lines.push([text(tell.perRow({ table: tableTitle(doc, rows) }))])
  return lines.length > 0 ? lines : [[text(tell.allGoods)]]
}

function untilLines(doc: DocSpeaker, { rule, pack }: WrittenRule): DocSpan[][] {
  const { windows = [] } = rule as Grant
  const claims = windows.filter(({ tests = 'submitted' }) => tests === 'submitted')
  return claims.length > 0 ? claims.map((window) => [text(briefWindow(doc, window, { roll: pack.roll ?? 'none' }))]) : [[text(doc.tell.noEnd)]]
}

function payerLines(doc: DocSpeaker, written: WrittenRule): DocSpan[][] {
  const { terms = {} } = written.rule as Grant
  return (['freight', 'repairCharge'] as const).flatMap((term) => (terms[term] === undefined ? [] : [termLine(doc, term, terms[term], written)]))
}
