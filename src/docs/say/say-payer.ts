import type { Route } from '../../evaluate/decision.js'
import { termSentences } from '../../explain/say/say-terms.js'
import type { DocSpeaker } from '../doc-speaker.js'
import type { DocSpan } from '../model.js'
import type { FoundRoute } from '../survey/ways.js'
import { linesOf } from './say-cases.js'

/** Who pays: the freight, and for the repair. */
export function freightLines(doc: DocSpeaker, found: readonly FoundRoute[]): DocSpan[][] {
  return linesOf(doc, found, ({ route }) => termSentences(doc, only(route, ['freight', 'repairCharge'])))
}

/** Everything that a route brings. */
export function termLines(doc: DocSpeaker, found: readonly FoundRoute[]): DocSpan[][] {
  return linesOf(doc, found, ({ route }) => termSentences(doc, route))
}

function only(route: Route, names: readonly (keyof Route['terms'])[]): Route {
  const terms = Object.fromEntries(names.flatMap((name) => (route.terms[name] === undefined ? [] : [[name, route.terms[name]]])))
  return { ...route, terms }
}
