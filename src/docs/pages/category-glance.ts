import type { ClaimReason, Service } from '../../facts/facts.js'
import type { Layer } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocSpan, quiet, table, text } from '../model.js'
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

/** The answer to one reason as a table that fits on the first screen. */
export function glanceTable(doc: DocSpeaker, survey: CategorySurvey, reason: ClaimReason): DocBlock[] {
  const { tell, words, day, subject } = doc
  const found = glances(survey, reason, GLANCE_SERVICES, subject.setting.usual)
  const rows = GLANCE_SERVICES.flatMap((service): DocSpan[][][][] => {
    const name: DocSpan[][] = [[{ text: words.word('services', service), to: servicePage(service) }]]
    const of = alike(
      found.filter((one) => one.service === service).map((one) => ({ ...one, until: untilLines(doc, one.way), example: examples(doc, one.found) })),
    )
    if (of.length === 0) return [[name, [[text(tell.nothing)]], [], [], []]]
    return of.map(({ until, example, layer, found: routes }) => [name, until, example, freightLines(doc, routes), byLines(doc, layer, routes)])
  })
  return table(tell.glanceColumns({ day: day(subject.setting.at.slice(0, 10)) }), rows)
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

function byLines(doc: DocSpeaker, layer: Layer, found: readonly FoundRoute[]): DocSpan[][] {
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
