import type { Deadline } from '../../evaluate/decision.js'
import type { ClaimReason, Service } from '../../facts/facts.js'
import type { Layer } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { GLANCE_SERVICES, glances } from '../pages/category-glance.js'
import { limitText } from '../say/say-limit.js'
import type { CategorySurvey } from '../survey/ways.js'
import type { Timeline, TimelineBar } from './timeline.js'

/** The time limits of the first screen as bars from the delivery; undefined when there are none. */
export function categoryTimeline(doc: DocSpeaker, survey: CategorySurvey, reason: ClaimReason): Timeline | undefined {
  const { subject, tell, words, day } = doc
  const delivered = subject.setting.at.slice(0, 10)
  const bars = glances(survey, reason, GLANCE_SERVICES, subject.setting.usual).flatMap(({ service, layer, found }) =>
    found.slice(0, 1).map(({ route }) => barOf(doc, service, layer, delivered, route.deadline)),
  )
  const shown = [...new Map(bars.map((bar) => [JSON.stringify(bar), bar])).values()]
  if (shown.length === 0) return undefined
  const title = tell.timeline({ reason: words.word('reasons', reason), day: day(delivered) })
  return {
    title,
    alternative: alternativeOf(doc, title, shown),
    bars: shown,
    daysLabel: tell.daysFrom({ day: day(delivered) }),
    marks: [{ day: delivered, text: tell.delivered }],
  }
}

/** One time limit as a bar. */
export function barOf(doc: DocSpeaker, service: Service, layer: Layer, from: string, deadline: Deadline): TimelineBar {
  const { words, say } = doc
  return {
    label: `${words.word('services', service)} · ${say.layer[layer]}`,
    layer,
    from,
    ...('lastDay' in deadline && { lastDay: deadline.lastDay }),
    ...('rolledFrom' in deadline && { movedFrom: deadline.rolledFrom }),
    text: limitText(doc, deadline),
  }
}

/** The picture in words. */
export function alternativeOf({ tell, day }: DocSpeaker, title: string, bars: readonly TimelineBar[]): string {
  const lines = bars.map(
    ({ label, text, movedFrom }) =>
      `${label}${tell.colon}${text}${movedFrom === undefined ? '' : tell.aside({ text: tell.movedFrom({ day: day(movedFrom) }) })}`,
  )
  return `${title}${tell.colon}${lines.join(tell.between)}`
}
