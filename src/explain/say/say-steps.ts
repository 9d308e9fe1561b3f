import { parseInstant } from '../../core/instant.js'
import type { Deadline } from '../../evaluate/decision.js'
import type { EndSteps, ExplainedWindow, SpanSteps } from '../explanation.js'
import { list, span, type TextBlock, type TextItem } from './document.js'
import { eventWords, momentText } from './say-deadline.js'
import { durationText } from './say-terms.js'
import { restDayText, type Speaker } from './speaker.js'

/** How the time is counted, step by step: the windows that decide, or all of them when everything is wanted. */
export function countingBlocks(speaker: Speaker, windows: readonly ExplainedWindow[]): TextBlock[] {
  const { say, all } = speaker
  const shown = windows.flatMap(({ ends, ...window }) => (ends && (window.decides || all) ? [{ ...window, ends }] : []))
  if (shown.length === 1)
    return list(
      say.counting,
      shown.flatMap((window) => windowItems(speaker, window)),
    )
  return list(
    say.counting,
    shown.map((window) => ({ ...item(say.countingFor({ event: eventWords(speaker, window.tests).after })), items: windowItems(speaker, window) })),
  )
}

function windowItems(speaker: Speaker, { tests, testedAt, ends }: ExplainedWindow & { ends: EndSteps }): TextItem[] {
  const items = endItems(speaker, ends)
  if (typeof testedAt !== 'string') return items
  if (tests !== 'submitted') return [...items, item(speaker.say.eventCame({ was: eventWords(speaker, tests).was, when: speaker.when(testedAt) }))]
  const { end } = ends
  if (end.status !== 'fixed') return items
  const inTime = (parseInstant(testedAt) as number) < (parseInstant(end.closesAt) as number)
  return [...items, item(speaker.say.claimCame({ when: speaker.when(testedAt), inTime }))]
}

const item = (text: string): TextItem => ({ spans: [span(text)] })

function endItems(speaker: Speaker, ends: EndSteps): TextItem[] {
  if (ends.kind === 'span') return spanSentences(speaker, ends).map(item)
  const lead = ends.kind === 'latest' ? speaker.say.laterCounts : speaker.say.earlierCounts
  const of = ends.of.map((one): TextItem => {
    if (one.kind === 'span') return item(spanSentences(speaker, one).join(speaker.say.gap))
    const [first, ...others] = endItems(speaker, one)
    return { ...(first as TextItem), items: others }
  })
  return [{ spans: [span(lead)], items: of }]
}

/** One span in the order in which it is counted. */
function spanSentences(speaker: Speaker, steps: SpanSteps): string[] {
  return [...startSentences(speaker, steps), ...rawSentences(speaker, steps), ...changeSentences(speaker, steps)]
}

function startSentences(speaker: Speaker, { event, eventAt, plus, starts }: SpanSteps): string[] {
  const { say, when } = speaker
  const { was, after } = eventWords(speaker, event)
  if (typeof eventAt !== 'string') return [eventAt === null ? say.notHappened({ event: after }) : say.whenUnknown({ event: after })]
  return [
    say.happened({ was, when: when(eventAt, starts !== 'instant') }),
    ...(plus ? [say.countsAfter({ duration: durationText(speaker, plus), event: after })] : []),
  ]
}

/** The bare span; one that started again says only that. */
function rawSentences(speaker: Speaker, { for: length, starts, firstDay, rawEnd, restarted, end }: SpanSteps): string[] {
  const { say, day, words } = speaker
  const service = (code: string): string => say.inside(words.word('services', code))
  if (restarted) return [say.restarted({ service: service(restarted.service), when: day((restarted.closedAt ?? restarted.openedAt).slice(0, 10)) })]
  if (!rawEnd) return []
  const duration = durationText(speaker, length)
  const exact = starts === 'instant' || 'hours' in length || 'openHours' in length
  const ends = exact
    ? say.spanEndsAt({ duration, moment: momentText(speaker, { ...(end as Extract<Deadline, { closesAt: string }>), ...rawEnd }) })
    : say.spanEnds({ duration, day: day(rawEnd.lastDay) })
  if (starts === 'instant') return [ends]
  return [...(firstDay === undefined ? [] : [say.firstDay({ day: day(firstDay), counted: starts === 'same_day' })]), ends]
}

/** What past cases and rest days did to it. */
function changeSentences(speaker: Speaker, { suspended, restarted, rolled, end }: SpanSteps): string[] {
  const { say, day, words } = speaker
  const cases = suspended.map(({ case: { service, openedAt, closedAt }, days }) => {
    const named = { service: say.inside(words.word('services', service)), from: day(openedAt.slice(0, 10)), days }
    return closedAt === undefined ? say.suspendedOpen(named) : say.suspended({ ...named, to: day(closedAt.slice(0, 10)) })
  })
  const last = rolled?.from ?? ('lastDay' in end ? end.lastDay : undefined)
  return [
    ...cases,
    ...(last !== undefined && (cases.length > 0 || restarted) ? [say.lastDayNow({ day: day(last) })] : []),
    ...(rolled ? [say.rolled({ from: day(rolled.from), to: day(rolled.to), because: restDayText(speaker, rolled.restDay) })] : []),
  ]
}
