import type { Deadline, Route } from '../../evaluate/decision.js'
import type { RuleId } from '../../policy/rule.js'
import type { ExplainedWindow, SpanSteps } from '../explanation.js'
import type { EventName, EventWords, Limit } from '../words/messages.js'
import { answersText } from './say-fact.js'
import { restDayText, type Speaker, unstopped } from './speaker.js'

type Dated = Extract<Deadline, { closesAt: string }>

/** The closing moment of a deadline: a day that ends at midnight is said by its end. In a zone other than the rule's, the zone is named. */
export function momentText({ formats, say, when, zone }: Speaker, { closesAt, lastDay, timeZone }: Dated): string {
  if (zone !== undefined && zone !== timeZone) return say.zoned({ moment: when(closesAt), zone })
  return formats.clock(closesAt).midnight ? say.endOfDay({ date: formats.day(lastDay) }) : when(closesAt)
}

/** A deadline as a phrase. */
export function limitOf(speaker: Speaker, deadline: Deadline): Limit {
  if (deadline.status === 'none' || deadline.status === 'unknown') return { kind: deadline.status }
  return { kind: deadline.status === 'fixed' ? 'until' : 'at_least', moment: momentText(speaker, deadline) }
}

/** A deadline in sentences, with the day before it was moved and what it still depends on. */
export function deadlineSentences(speaker: Speaker, deadline: Deadline, windows: readonly ExplainedWindow[] = []): string[] {
  const { say } = speaker
  switch (deadline.status) {
    case 'none':
      return [say.noLimit]
    case 'unknown':
      return [say.notYetKnown, ...dependsOnText(speaker, deadline.dependsOn)]
    case 'at_least':
      return [say.lastsAtLeast({ moment: momentText(speaker, deadline) }), ...laterText(speaker, deadline)]
    case 'fixed':
      return [fixedSentence(speaker, deadline, windows)]
  }
}

function fixedSentence(speaker: Speaker, deadline: Extract<Deadline, { status: 'fixed' }>, windows: readonly ExplainedWindow[]): string {
  const { say, day, formats, zone } = speaker
  const { closesAt, lastDay, rolledFrom, timeZone } = deadline
  const wholeDay = formats.clock(closesAt).midnight && (zone === undefined || zone === timeZone)
  if (!wholeDay) return say.endsAt({ moment: momentText(speaker, deadline) })
  if (rolledFrom === undefined) return say.lastDay({ day: day(lastDay) })
  return say.lastDayMoved({ day: day(lastDay), from: day(rolledFrom), because: movedBecause(speaker, rolledFrom, windows) })
}

/** Why a last day was moved: from the steps of the window that moved it, where they are known. */
function movedBecause(speaker: Speaker, from: string, windows: readonly ExplainedWindow[]): string {
  const rolled = windows.flatMap(spansOf).find((span) => span.rolled?.from === from)?.rolled
  return rolled ? restDayText(speaker, rolled.restDay) : speaker.say.movedBy.restDay
}

/** Every span of a window. */
export function spansOf({ ends }: ExplainedWindow): SpanSteps[] {
  const within = (steps: ExplainedWindow['ends'] & {}): SpanSteps[] => (steps.kind === 'span' ? [steps] : steps.of.flatMap(within))
  return ends ? within(ends) : []
}

/** What may make an end later than it is sure to be. */
function laterText(speaker: Speaker, { dependsOn, lastDay }: Extract<Deadline, { status: 'at_least' }>): string[] {
  const { say } = speaker
  // A far limit that comes into play only when everything else is late says nothing to anybody.
  const years = yearsOf(dependsOn).filter((year) => Number(year) <= Number(lastDay.slice(0, 4)) + 1)
  const answers = answersText(
    speaker,
    dependsOn.filter((fact) => fact !== 'history'),
  )
  const because = [
    ...(years.length > 0 ? [say.laterBecause.calendar({ years })] : []),
    ...(dependsOn.includes('history') ? [say.laterBecause.history] : []),
    ...(answers === undefined ? [] : [say.laterBecause.facts({ answers })]),
  ]
  return because.length === 0 ? [] : [say.mayEndLater({ because })]
}

const dependsOnText = (speaker: Speaker, dependsOn: readonly string[]): string[] => {
  const answers = answersText(speaker, dependsOn)
  return answers === undefined ? [] : [speaker.say.dependsOn({ answers })]
}

/** The years without calendar data among what something depends on: `calendar:cn:2027`. */
export const yearsOf = (dependsOn: readonly string[]): string[] => [...new Set(dependsOn.flatMap((fact) => /^calendar:.*:(\d+)$/.exec(fact)?.[1] ?? []))]

/** That another rule than the one which is said sets the time: what it says. */
export function specialTimeSentences({ say, ruleText }: Speaker, rule: RuleId | undefined, windows: readonly ExplainedWindow[]): string[] {
  const others = windows.filter((window) => window.decides && window.certain && window.rule !== undefined && window.rule !== rule)
  return [...new Set(others.map((window) => say.specialTime({ text: unstopped(ruleText(window.rule)) })))]
}

/** That another event than the claim had to come in time. */
export function coversSentences(speaker: Speaker, { covers = [] }: Route): string[] {
  return covers.map(({ event, deadline }) => speaker.say.covers({ clause: eventWords(speaker, event).was, limit: limitOf(speaker, deadline) }))
}

/** The words of an event; one that a pack declares is said by its text. */
export function eventWords({ say, words }: Speaker, event: string): EventWords {
  if (Object.hasOwn(say.event, event)) return say.event[event as EventName]
  const text = say.inside(words.word('events', event))
  return { was: text, after: say.quoted(text) }
}
