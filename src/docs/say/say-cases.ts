import { valueText } from '../../explain/say/say-fact.js'
import type { ClaimReason } from '../../facts/facts.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocSpan, quiet, text } from '../model.js'
import type { Place } from '../survey/ordinary-claim.js'
import type { FoundRoute } from '../survey/ways.js'

/** Places by their channels, else by their platforms; nothing when they are all there are. */
export function placesText(doc: DocSpeaker, places: ReadonlySet<Place>, all: readonly Place[] = doc.subject.setting.places): string | undefined {
  return places.size === all.length
    ? undefined
    : placeNames(
        doc,
        all.filter((place) => places.has(place)),
      )
}

export function placeNames(doc: DocSpeaker, places: readonly Place[]): string {
  return places.map(({ channel, platform }) => (channel ? valueText(doc, 'order.channel', channel) : (platform ?? ''))).join(doc.tell.between)
}

/** Reasons: all of one side by their side, the others by their names. */
export function reasonsText(doc: DocSpeaker, reasons: ReadonlySet<ClaimReason>): string {
  const { tell, words, say, subject } = doc
  const known = Object.entries(subject.compiled.vocabulary.reasons)
  if (reasons.size === known.length) return tell.anyReason
  const sides = groupedBySide(known)
  const parts = [...sides].flatMap(([side, of]) => {
    const given = of.filter((reason) => reasons.has(reason as ClaimReason))
    if (given.length === of.length && of.length > 2 && Object.hasOwn(tell.sides, side)) return [tell.sides[side as keyof typeof tell.sides]]
    return given.map((reason) => words.word('reasons', reason))
  })
  return parts.map((part, index) => (index === 0 ? part : say.inside(part))).join(tell.comma)
}

function groupedBySide(reasons: readonly (readonly [string, { faultSide: string }])[]): Map<string, string[]> {
  const sides = new Map<string, string[]>()
  for (const [reason, { faultSide }] of reasons) sides.set(faultSide, [...(sides.get(faultSide) ?? []), reason])
  return sides
}

/** Lines that every route has, plainly; others with the cases in which they hold. */
export function linesOf(doc: DocSpeaker, found: readonly FoundRoute[], linesIn: (one: FoundRoute) => readonly string[]): DocSpan[][] {
  const lines = new Map<string, FoundRoute[]>()
  for (const one of found) for (const line of new Set(linesIn(one))) lines.set(line, [...(lines.get(line) ?? []), one])
  const all = [...lines].map(([line, cases]) => ({ line, whole: cases.length === found.length, cases }))
  return [
    ...all.filter(({ whole }) => whole).map(({ line }) => [text(line)]),
    ...all
      .filter(({ whole }) => !whole)
      .map(({ line, cases }) => [text(line), quiet(doc.tell.aside({ text: doc.tell.only({ cases: whichOf(doc, cases, found) }) }))]),
  ]
}

/** What sets some cases apart from the others: their places, else their reasons. */
function whichOf(doc: DocSpeaker, some: readonly FoundRoute[], all: readonly FoundRoute[]): string {
  const places = new Set(some.map(({ place }) => place))
  const reasons = new Set(some.map(({ reason }) => reason))
  const byPlace = places.size < new Set(all.map(({ place }) => place)).size
  const byReason = reasons.size < new Set(all.map(({ reason }) => reason)).size
  return [...(byPlace ? [placesText(doc, places) as string] : []), ...(byReason || !byPlace ? [reasonsText(doc, reasons)] : [])].join(doc.tell.between)
}
