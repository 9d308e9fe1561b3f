import type { WorkCalendar } from '../../core/calendar.js'
import type { EventId } from '../../facts/facts.js'
import type { CompiledPack } from '../../policy/compiled.js'
import type { Anchor, Duration, Ends, Span, Window } from '../../policy/rule.js'

/** The event that a window tests. */
export type Tested = 'submitted' | EventId

/** A moment that hangs on one event alone: the event, the event and a while, or the end of a span counted from that. Never earlier for a later event. */
export interface TimeLeaf {
  /** Counts the leaves of the policy; equal leaves are one. */
  readonly number: number
  readonly event: EventId
  readonly anchor: EventId | { readonly event: EventId; readonly plus: Duration }
  /** Absent: the anchor itself. */
  readonly span: Span | undefined
  readonly pack: CompiledPack
}

/**
 * A moment put together from leaves (S-6). Those whose event has not happened are left out, but `last` is only there once all have happened: so are the
 * `latest` of anchors, while the `latest` of ends are the latest of those that are there.
 */
export type TimePlan =
  | { readonly kind: 'leaf'; readonly leaf: TimeLeaf }
  | { readonly kind: 'first' | 'latest' | 'last' | 'earliest'; readonly of: readonly TimePlan[] }

export interface WindowPlan {
  readonly tests: Tested
  /** Whether the window says itself when it opens: then it has no end yet where nothing it counts from has happened. */
  readonly saysOpening: boolean
  readonly opens: TimePlan | undefined
  readonly closes: TimePlan | undefined
}

/**
 * The windows of one policy, taken apart into leaves, each worked out once. A span over `latest` of two events ends at the later of the two ends, since
 * ends never come earlier for later anchors (S-6d); so every window is an and/or of comparisons of one leaf with the tested event.
 */
export class TimePlans {
  readonly leaves: TimeLeaf[] = []
  private readonly byText = new Map<string, TimeLeaf>()
  private readonly calendars = new Map<WorkCalendar, string>()
  /** By their pack too: two versions of a pack may hold the very same window and count it otherwise. */
  private readonly windows = new Map<CompiledPack, Map<Window, WindowPlan>>()

  window(window: Window, pack: CompiledPack): WindowPlan {
    const windows = this.windows.get(pack) ?? new Map<Window, WindowPlan>()
    this.windows.set(pack, windows)
    const known = windows.get(window)
    if (known) return known
    const { tests = 'submitted', opens, ends } = window
    const anchor = opens ?? (tests === 'submitted' && ends ? firstAnchor(ends) : undefined)
    const plan: WindowPlan = {
      tests,
      saysOpening: opens !== undefined,
      opens: anchor === undefined ? undefined : this.ofAnchor(anchor, undefined, pack),
      closes: ends && this.ofEnds(ends, pack),
    }
    windows.set(window, plan)
    return plan
  }

  private ofEnds(ends: Ends, pack: CompiledPack): TimePlan {
    if ('from' in ends) return this.ofAnchor(ends.from, ends, pack)
    return 'latest' in ends
      ? { kind: 'latest', of: ends.latest.map((leg) => this.ofEnds(leg, pack)) }
      : { kind: 'earliest', of: ends.earliest.map((leg) => this.ofEnds(leg, pack)) }
  }

  private ofAnchor(anchor: Anchor, span: Span | undefined, pack: CompiledPack): TimePlan {
    if (typeof anchor === 'string' || 'event' in anchor) return { kind: 'leaf', leaf: this.leaf(anchor, span, pack) }
    if ('first' in anchor) return { kind: 'first', of: anchor.first.map((part) => this.ofAnchor(part, span, pack)) }
    if ('latest' in anchor) return { kind: 'last', of: anchor.latest.map((part) => this.ofAnchor(part, span, pack)) }
    return { kind: 'earliest', of: anchor.earliest.map((part) => this.ofAnchor(part, span, pack)) }
  }

  private leaf(anchor: TimeLeaf['anchor'], whole: Span | undefined, pack: CompiledPack): TimeLeaf {
    const span = whole && { ...whole, from: anchor }
    const rolls = whole?.roll ?? pack.roll
    const text = JSON.stringify([anchor, span, pack.zone.id, span && rolls, rolls !== 'none' || usesCalendar(anchor, span) ? this.calendarOf(pack) : undefined])
    const known = this.byText.get(text)
    if (known) return known
    const leaf: TimeLeaf = { number: this.leaves.length, event: typeof anchor === 'string' ? anchor : anchor.event, anchor, span, pack }
    this.leaves.push(leaf)
    this.byText.set(text, leaf)
    return leaf
  }

  /** What a calendar says: of two versions of one, ends are not the same. */
  private calendarOf({ calendar }: CompiledPack): string | undefined {
    if (!calendar) return undefined
    const known = this.calendars.get(calendar)
    if (known !== undefined) return known
    const text = JSON.stringify({ ...calendar, weekend: [...calendar.weekend], daysOff: [...calendar.daysOff], workingDays: [...calendar.workingDays] })
    this.calendars.set(calendar, text)
    return text
  }
}

const usesCalendar = (anchor: TimeLeaf['anchor'], span: Span | undefined): boolean =>
  [typeof anchor === 'string' ? undefined : anchor.plus, span?.for].some(
    (duration) => duration !== undefined && ('workingDays' in duration || 'openHours' in duration),
  )

function firstAnchor(ends: Ends): Anchor | undefined {
  if ('from' in ends) return ends.from
  const [leg] = 'latest' in ends ? ends.latest : ends.earliest
  return leg && firstAnchor(leg)
}
