import type { ClaimReason, Service } from '../../facts/facts.js'
import type { Layer } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocSpan, item, joined, list, quiet, table, text } from '../model.js'
import { servicePage } from '../page-ids.js'
import { placesText } from '../say/say-cases.js'
import { limitText } from '../say/say-limit.js'
import { freightLines } from '../say/say-payer.js'
import { briefWindow } from '../say/say-window.js'
import type { Place } from '../survey/ordinary-claim.js'
import type { CategorySurvey, FoundRoute, Way } from '../survey/ways.js'

/** What most people ask first. */
export const GLANCE_SERVICES: readonly Service[] = ['return', 'exchange', 'repair']
const LAYERS: readonly Layer[] = ['law', 'platform', 'seller', 'manufacturer']

/** One way to a service at some places, and its time limit. */
export interface Glance {
  readonly service: Service
  readonly layer: Layer
  readonly way: Way
  readonly found: readonly FoundRoute[]
}

/** For each service and each layer the way that asks for least, at the places given; several where they differ. */
export function glances({ ways }: CategorySurvey, reason: ClaimReason, services: readonly Service[], places: readonly Place[]): Glance[] {
  return services.flatMap((service) =>
    LAYERS.flatMap((layer) => {
      const candidates = ways
        .filter((way) => way.service === service && way.grant.pack.layer === layer)
        .flatMap((way) => way.found.filter((one) => one.reason === reason && places.includes(one.place)).map((one) => ({ way, one })))
      const alike = new Map<Way, FoundRoute[]>()
      for (const place of places) {
        const [best] = candidates.filter(({ one }) => one.place === place).sort((a, b) => askingLess(a.one, b.one))
        if (best) alike.set(best.way, [...(alike.get(best.way) ?? []), best.one])
      }
      return [...alike].map(([way, found]): Glance => ({ service, layer, way, found }))
    }),
  )
}

/** Freight that the buyer need not pay, then fewer conditions, then the later end. */
function askingLess(a: FoundRoute, b: FoundRoute): number {
  const paid = ({ route }: FoundRoute): number => (route.terms.freight === 'buyer' ? 1 : 0)
  return paid(a) - paid(b) || a.route.conditions.length - b.route.conditions.length || closes(b).localeCompare(closes(a))
}

const closes = ({ route: { deadline } }: FoundRoute): string => ('closesAt' in deadline ? deadline.closesAt : deadline.status === 'none' ? '9' : '')

/** The answer to one reason, short enough for the first screen: each service in a sentence, then each way in a table. */
export function glanceBlocks(doc: DocSpeaker, survey: CategorySurvey, reason: ClaimReason): DocBlock[] {
  const { tell, words, day, subject } = doc
  const found = glances(survey, reason, GLANCE_SERVICES, subject.setting.usual)
  const services = GLANCE_SERVICES.map((service) => ({
    name: { text: words.word('services', service), to: servicePage(service) },
    rows: alike(found.filter((one) => one.service === service).map((one) => ({ ...one, until: untilLines(doc, one.way), example: examples(doc, one.found) }))),
  }))
  const example = { day: day(subject.setting.at.slice(0, 10)) }
  return [
    ...list(
      tell.glanceLead(example),
      services.flatMap(({ name, rows }) => (rows.length === 0 ? [] : [item([name, text(tell.colon), ...inShort(doc, rows)])])),
    ),
    ...table(
      tell.glanceColumns(example),
      services.flatMap(({ name, rows }): DocSpan[][][][] =>
        rows.length === 0
          ? [[[[name]], [[text(tell.nothing)]], [], [], []]]
          : rows.map((row) => [[[name]], row.until, row.example, freightLines(doc, row.found), byLines(doc, row)]),
      ),
    ),
  ]
}

/** The way that is open everywhere and longest: "until the end of 8 October 2026 (7 days after delivery, by law). The seller pays the freight." */
function inShort(doc: DocSpeaker, rows: readonly GlanceRow[]): DocSpan[] {
  const { say, tell } = doc
  const places = ({ found }: GlanceRow): number => new Set(found.map(({ place }) => place)).size
  const latest = ({ found }: GlanceRow): string => found.map(closes).sort()[0] as string
  const [best] = [...rows].sort((a, b) => places(b) - places(a) || latest(b).localeCompare(latest(a))) as [GlanceRow, ...GlanceRow[]]
  const said = (lines: readonly DocSpan[][]): string[] => lines.flat().map((span) => say.inside(span.text))
  const [limit, rest] = [said(best.example), [...said(best.until), ...said(byLines(doc, best))].filter((one) => one !== tell.noEnd)]
  return joined([[text(say.sentence(limit.join(tell.comma) + tell.aside({ text: rest.join(tell.comma) })))], ...freightLines(doc, best.found)], tell.gap)
}

interface GlanceRow extends Omit<Glance, 'way'> {
  readonly until: DocSpan[][]
  readonly example: DocSpan[][]
}

/** Places with the same time limit stand in one row. */
function alike(all: readonly GlanceRow[]): GlanceRow[] {
  const rows = new Map<string, GlanceRow>()
  for (const one of all) {
    const key = JSON.stringify([one.layer, one.until, one.example])
    rows.set(key, { ...one, found: [...(rows.get(key)?.found ?? []), ...one.found] })
  }
  return [...rows.values()]
}

function byLines(doc: DocSpeaker, { layer, found }: GlanceRow): DocSpan[][] {
  const places = placesText(doc, new Set(found.map(({ place }) => place)), doc.subject.setting.usual)
  return [[text(doc.say.layer[layer])], ...(places === undefined ? [] : [[quiet(places)]])]
}

/** The windows of the claim in short phrases. */
export function untilLines(doc: DocSpeaker, { windows, grant }: Way): DocSpan[][] {
  const home = { roll: grant.pack.roll }
  const phrases = windows.filter(({ window: { tests = 'submitted' } }) => tests === 'submitted').map(({ window }) => briefWindow(doc, window, home))
  return (phrases.length === 0 ? [doc.tell.noEnd] : [...new Set(phrases)]).map((phrase) => [text(doc.say.sentence(phrase).replace(/[.。]$/, ''))])
}

/** The last day in the example. */
function examples(doc: DocSpeaker, found: readonly FoundRoute[]): DocSpan[][] {
  return [...new Set(found.map(({ route }) => limitText(doc, route.deadline)))].map((phrase) => [text(phrase)])
}
