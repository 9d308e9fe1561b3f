import { coversSentences } from '../../explain/say/say-deadline.js'
import { conditionText } from '../../explain/say/say-fact.js'
import type { Pack } from '../../policy/pack.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocSpan, quiet, table } from '../model.js'
import { linesOf, placesText, reasonsText } from '../say/say-cases.js'
import { termLines } from '../say/say-payer.js'
import { citeSpans, evidenceText, ruleLink } from '../say/say-rule.js'
import type { Way } from '../survey/ways.js'
import { untilLines } from './category-glance.js'

/** Every way to one service, a row each, with its first sources; its rule has them all. */
export function wayTable(doc: DocSpeaker, ways: readonly Way[]): DocBlock[] {
  return table(
    doc.tell.wayColumns,
    ways.map((way) => wayCells(doc, way)),
  )
}

function wayCells(doc: DocSpeaker, way: Way): DocSpan[][][] {
  const { found, grant } = way
  return [
    whatLines(doc, way),
    [...untilLines(doc, way), ...linesOf(doc, found, ({ route }) => coversSentences(doc, route))],
    linesOf(doc, found, ({ route }) => route.conditions.map(({ code, params }) => conditionText(doc, code, params))),
    termLines(doc, found),
    linesOf(doc, found, ({ route }) => route.evidence.map((need) => evidenceText(doc, need))),
    citeSpans(doc, doc.subject.ruleOf(grant.id)?.pack as Pack, grant.source.cites.slice(0, 2)),
  ]
}

/** What a way is, by its rule, and for whom it is. */
function whatLines(doc: DocSpeaker, { found, grant }: Way): DocSpan[][] {
  const places = placesText(doc, new Set(found.map(({ place }) => place)))
  return [
    [ruleLink(doc, grant.id)],
    [quiet(doc.say.layer[grant.pack.layer])],
    [quiet(reasonsText(doc, new Set(found.map(({ reason }) => reason))))],
    ...(places === undefined ? [] : [[quiet(places)]]),
  ]
}
