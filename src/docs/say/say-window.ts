import { eventWords } from '../../explain/say/say-deadline.js'
import { durationText } from '../../explain/say/say-terms.js'
import type { Anchor, Duration, Ends, Roll, Span, Table, Window } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'

/** What a window needs besides itself: the usual roll of its pack, and the table of its template. */
export interface WindowHome {
  readonly roll: Roll
  readonly table?: Table | undefined
}

/** An end as one phrase. */
function endsPhrase(doc: DocSpeaker, ends: Ends, home: WindowHome): string {
  if ('from' in ends) return spanPhrase(doc, ends, home)
  const parts = ('latest' in ends ? ends.latest : ends.earliest).map((part) => endsPhrase(doc, part, home))
  return 'latest' in ends ? doc.tell.latestOf(parts) : doc.tell.earliestOf(parts)
}

const spanPhrase = (doc: DocSpeaker, { for: length, from }: Span, home: WindowHome): string =>
  doc.say.spanAfter({ duration: lengthText(doc, length, home), after: anchorPhrase(doc, from, home) })

/** A length, or the column of the table that holds it. */
function lengthText(doc: DocSpeaker, length: unknown, { table }: WindowHome): string {
  const column = cellName(length)
  if (column !== undefined) return doc.tell.cell({ column: columnText(doc, table, column) })
  if ('openHours' in (length as Duration)) {
    const { openHours, from, to } = length as Extract<Duration, { openHours: number }>
    return doc.tell.openHours({ count: openHours, from, to })
  }
  return durationText(doc, length as Duration)
}

/** The column that a cell of a template names: of `{ row }`, or of `{ days: { row } }`. */
export function cellName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const inner = Object.values(value)[0]
  if ('row' in value) return typeof inner === 'string' ? inner : undefined
  return Object.keys(value).length === 1 ? cellName(inner) : undefined
}

export const columnText = (doc: DocSpeaker, table: Table | undefined, column: string): string => {
  const found = table?.columns[column]
  return found ? doc.text(found.text) : column
}

/** What the clock starts from. */
function anchorPhrase(doc: DocSpeaker, anchor: Anchor, home: WindowHome): string {
  if (cellName(anchor) !== undefined) return lengthText(doc, anchor, home)
  if (typeof anchor === 'string') return eventWords(doc, anchor).after
  if ('event' in anchor) return doc.say.spanAfter({ duration: lengthText(doc, anchor.plus, home), after: eventWords(doc, anchor.event).after })
  const phrases = (parts: readonly Anchor[]): string[] => parts.map((part) => anchorPhrase(doc, part, home))
  if ('first' in anchor) return doc.tell.firstOf(phrases(anchor.first))
  return 'latest' in anchor ? doc.tell.latestOf(phrases(anchor.latest)) : doc.tell.earliestOf(phrases(anchor.earliest))
}

/** A window in one short phrase, by the first event that it names: for a table that only wants the length. */
export function briefWindow(doc: DocSpeaker, { ends }: Window, home: WindowHome): string {
  return ends === undefined ? doc.tell.noEnd : endsPhrase(doc, briefEnds(ends), home)
}

const briefEnds = (ends: Ends): Ends => {
  if ('from' in ends) return { ...ends, from: briefAnchor(ends.from) }
  return 'latest' in ends ? { latest: ends.latest.map(briefEnds) } : { earliest: ends.earliest.map(briefEnds) }
}

function briefAnchor(anchor: Anchor): Anchor {
  return typeof anchor === 'object' && 'first' in anchor ? (anchor.first[0] ?? anchor) : anchor
}
