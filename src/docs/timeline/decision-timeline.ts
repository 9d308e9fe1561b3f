import type { Policy } from '../../evaluate/create-policy.js'
import type { Decision } from '../../evaluate/decision.js'
import type { Locale } from '../../explain/words/locale.js'
import type { Facts } from '../../facts/facts.js'
import { docSpeaker } from '../doc-speaker.js'
import { subjectOf } from '../subject.js'
import { alternativeOf, barOf } from './category-timeline.js'
import type { Timeline } from './timeline.js'

/**
 * The time limits of a decision as bars, each from the moment its right exists, with the day of the claim as a line. Routes with the same limit share a bar.
 *
 * @returns Plain data for `drawTimeline`; undefined when no route stands.
 * @example
 * const timeline = decisionTimeline(policy, facts, policy.evaluate(facts), 'en')
 */
export function decisionTimeline(policy: Policy, facts: Facts, decision: Decision, locale: Locale): Timeline | undefined {
  const doc = docSpeaker(subjectOf(policy, {}), locale, facts.order.currency)
  const { tell, day } = doc
  const start = (facts.events?.delivered ?? facts.order.purchasedAt).slice(0, 10)
  const claimed = (facts.claim.submittedAt ?? facts.asOf).slice(0, 10)
  const bars = Object.values(decision.services).flatMap(({ service, routes }) =>
    routes.map(({ layer, deadline, opensAt }) => barOf(doc, service, layer, (opensAt ?? start).slice(0, 10), deadline)),
  )
  const shown = [...new Map(bars.map((bar) => [JSON.stringify(bar), bar])).values()]
  if (shown.length === 0) return undefined
  const title = tell.decisionTimeline({ day: day(claimed) })
  const first = [start, claimed, ...shown.map(({ from }) => from)].sort()[0] as string
  const marks = [
    { day: start, text: facts.events?.delivered ? tell.delivered : tell.purchased },
    { day: claimed, text: tell.claimed },
  ]
  return { title, alternative: alternativeOf(doc, title, shown), bars: shown, daysLabel: tell.daysFrom({ day: day(first) }), marks }
}
