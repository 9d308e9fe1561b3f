import { eventWords } from '../../explain/say/say-deadline.js'
import { durationText } from '../../explain/say/say-terms.js'
import type { Service } from '../../facts/facts.js'
import type { Anchor, Duration, Ends, LocaleMap, Roll, Span, Table, Window } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocItem, item } from '../model.js'

/** What a window needs besides itself: the usual roll of its pack, and the table of its template. */
export interface WindowHome {
  readonly roll: Roll
  readonly table?: Table | undefined
}

/** A window in words: the phrase of its end, with what changes the count below it. */
export function windowItem(doc: DocSpeaker, window: Window, home: WindowHome): DocItem {
  const { tests = 'submitted', opens, ends } = window
  const opening = opens === undefined ? [] : [item(doc.tell.opensAt({ anchor: anchorPhrase(doc, opens, home) }))]
  if (ends === undefined) return item(doc.tell.noEnd, opening)
  if (tests === 'submitted') {
    const end = endsItem(doc, ends, home)
    return { ...end, items: [...opening, ...(end.items ?? [])] }
  }
  return item(doc.tell.eventWithin({ clause: eventWords(doc, tests).was, span: endsPhrase(doc, ends, home) }), opening)
}

/** An end in words, joined ends as a list. */
export function endsItem(doc: DocSpeaker, ends: Ends, home: WindowHome): DocItem {
  if ('from' in ends)
    return item(
      spanPhrase(doc, ends, home),
      countingRemarks(doc, ends, home).map((remark) => item(remark)),
    )
  const [lead, parts] = 'latest' in ends ? [doc.tell.laterOf, ends.latest] : [doc.tell.earlierOf, ends.earliest]
  return item(
    lead,
    parts.map((part) => endsItem(doc, part, home)),
  )
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
    const { openHours, from, to, days } = length as Extract<Duration, { openHours: number }>
    return doc.tell.openHours({ count: openHours, from, to, working: days === 'working' })
  }
  return durationText(doc, length as Duration)
}

/** The column that a cell of a template names: of `{ row }`, or of `{ days: { row } }`. */
export function cellName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('row' in value) return value.row as string
  const [inner, ...others] = Object.values(value)
  return others.length === 0 ? cellName(inner) : undefined
}

/** A cell stands only in a template, and names a column of its table. */
export const columnText = (doc: DocSpeaker, table: Table | undefined, column: string): string => doc.text((table as Table).columns[column]?.text as LocaleMap)

/** What the clock starts from. */
function anchorPhrase(doc: DocSpeaker, anchor: Anchor, home: WindowHome): string {
  if (cellName(anchor) !== undefined) return lengthText(doc, anchor, home)
  if (typeof anchor === 'string') return eventWords(doc, anchor).after
  if ('event' in anchor) return doc.say.spanAfter({ duration: lengthText(doc, anchor.plus, home), after: eventWords(doc, anchor.event).after })
  const phrases = (parts: readonly Anchor[]): string[] => parts.map((part) => anchorPhrase(doc, part, home))
  if ('first' in anchor) return doc.tell.firstOf(phrases(anchor.first))
  return 'latest' in anchor ? doc.tell.latestOf(phrases(anchor.latest)) : doc.tell.earliestOf(phrases(anchor.earliest))
}

/** How a span is counted, where it is not the usual way. */
function countingRemarks({ tell, say, words }: DocSpeaker, { for: length, starts, roll, suspend, restart }: Span, home: WindowHome): string[] {
  const exact = 'hours' in length || 'openHours' in length
  const rolling = exact || starts === 'instant' ? 'none' : (roll ?? home.roll)
  const names = (services: readonly Service[]): string[] => services.map((service) => say.inside(words.word('services', service)))
  return [
    ...(starts === 'same_day' ? [exact ? tell.fromSameDay : tell.dayCounts] : []),
    ...(starts === 'instant' && !exact ? [tell.toTheMinute] : []),
    ...(starts === 'next_day' && exact ? [tell.fromNextDay] : []),
    ...(suspend ? [tell.suspendedBy({ services: names(suspend.by) })] : []),
    ...(restart ? [tell.restartedBy({ services: names(restart.by) })] : []),
    ...(rolling === 'none' ? [] : [tell.rolls[rolling]]),
  ]
}

/** A window in one short phrase, by the first event that it names: for a table that only wants the length. */
export function briefWindow(doc: DocSpeaker, { ends }: Window, home: WindowHome): string {
  return ends === undefined ? doc.tell.noEnd : endsPhrase(doc, briefEnds(ends), home)
}

const briefEnds = (ends: Ends): Ends => {
  if ('from' in ends) return { ...ends, from: briefAnchor(ends.from) }
  return 'latest' in ends ? { latest: ends.latest.map(briefEnds) } : { earliest: ends.earliest.map(briefEnds) }
}

const briefAnchor = (anchor: Anchor): Anchor => (typeof anchor === 'object' && 'first' in anchor ? (anchor.first[0] as Anchor) : anchor)
