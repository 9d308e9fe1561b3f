import { eventWords } from '../../explain/say/say-deadline.js'
import { valueText } from '../../explain/say/say-fact.js'
import { durationText } from '../../explain/say/say-terms.js'
import type { Pack } from '../../policy/pack.js'
import type { Duration, Table } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocSection, type DocSpan, quiet, table as tableBlock, text } from '../model.js'
import { inForcePhrase } from '../say/say-in-force.js'
import { citeSpans, scopeSpans } from '../say/say-rule.js'
import type { WrittenRule } from '../survey/written-rules.js'
import { section } from './section.js'
import { tableTitle } from './table-title.js'

/** Each table of a provision, a row for each of its rows. */
export function tableSections(doc: DocSpeaker, rules: readonly WrittenRule[]): DocSection[] {
  const tables = new Map(rules.flatMap(({ pack, table }) => (table ? [[table.id, { pack, table }] as const] : [])))
  return [...tables].flatMap(([id, { pack, table }]) => section(`table-${id.replaceAll('.', '-')}`, tableTitle(doc, table), rowTable(doc, pack, table)))
}

function rowTable(doc: DocSpeaker, pack: Pack, { columns, rows }: Table): ReturnType<typeof tableBlock> {
  const { tell } = doc
  const named = Object.entries(columns)
  return tableBlock(
    [tell.rowHead, ...named.map(([, column]) => doc.text(column.text)), tell.sources],
    rows.map(({ id, key, values, cites = [], inForce, note }) => [
      [...keyLines(doc, key, id), ...(inForce ? [[quiet(inForcePhrase(doc, inForce))]] : []), ...(note === undefined ? [] : [[quiet(note)]])],
      ...named.map(([name, { type }]) => (values[name] === undefined ? [] : [[text(cellText(doc, type, values[name]))]])),
      citeSpans(doc, pack, cites),
    ]),
  )
}

/** For what a row is: its keys, with links where they have pages. */
function keyLines(doc: DocSpeaker, key: Record<string, string | string[]>, id: string): DocSpan[][] {
  const lines = Object.entries(key).map(([name, value]): DocSpan[] => {
    const values = [value].flat()
    if (name === 'category' || name === 'brand' || name === 'label' || name === 'channel') return scopeSpans(doc, name, values)
    return [text(doc.words.word('facts', name) + doc.tell.colon + values.map((one) => valueText(doc, name, one)).join(doc.tell.comma))]
  })
  return lines.length > 0 ? lines : [[text(id)]]
}

function cellText(doc: DocSpeaker, type: Table['columns'][string]['type'], value: unknown): string {
  const { say, money } = doc
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (type === 'duration') return durationText(doc, value as Duration)
  if (type === 'minor') return money(value as number)
  if (type === 'event') return eventWords(doc, String(value)).after
  return type === 'code' ? codeText(doc, String(value)) : String(value)
}

/** A code of any list of the vocabulary that has it. */
function codeText({ words, subject }: DocSpeaker, value: string): string {
  const { vocabulary } = subject.compiled
  for (const group of ['services', 'reasons', 'labels', 'conditions', 'evidence', 'categories', 'events'] as const)
    if (Object.hasOwn(vocabulary[group], value)) return words.word(group, value)
  const term = Object.entries(vocabulary.terms).find(([, { values }]) => values?.includes(value))
  return term ? words.termValue(term[0], value) : value
}
