import type { CivilDay } from '../core/civil-day.js'
import { at } from '../core/interval.js'
import { FALSE, TRUE, type Truth } from '../core/truth.js'
import { dayAt } from '../core/zone.js'
import type { EventId } from '../facts/facts.js'
import type { CompiledGrant, CompiledPack } from '../policy/compiled.js'
import type { Span, Window } from '../policy/rule.js'
import { deadlineOf, lastDayOf } from './deadline.js'
import type { Deadline, Reason } from './decision.js'
import type { Evaluation } from './evaluation.js'
import type { Lateness } from './frame.js'
import { expired, tooEarly } from './reasons.js'
import { isExact, plainEnd } from './span.js'

/** Ends are kept for so many days together. */
const PAGE = 512
/** So many deadlines are kept in words. */
const MOST_DEADLINES = 4096
/** An end that is an interval, so that the frame of the window has to be asked. */
const OPEN = Number.NEGATIVE_INFINITY

/** The commonest window as two numbers: some days after one event, moved by no past case, tested by when the claim is made. It says what its frame says. */
export class Clock {
  /** The ends by the day they are counted from, NaN where none was asked for. */
  private readonly pages: (Float64Array | undefined)[] = []
  private readonly deadlines = new Map<CivilDay, Deadline>()

  constructor(
    private readonly span: Span & { readonly from: EventId },
    private readonly opens: EventId,
    private readonly pack: CompiledPack,
  ) {}

  /** Whether the claim lies in the window; undefined: ask its frame. */
  inTime({ facts: { events, submitted } }: Evaluation): Truth | undefined {
    const from = events.get(this.span.from)
    const opens = this.opens === this.span.from ? from : events.get(this.opens)
    if (typeof from !== 'number' || typeof opens !== 'number') return undefined
    const closes = this.closes(from)
    return closes === OPEN ? undefined : opens <= submitted && submitted < closes ? TRUE : FALSE
  }

  /** How far a claim is from the window when it does not lie in it. */
  lateness(evaluation: Evaluation): Lateness {
    const { events, submitted } = evaluation.facts
    if (submitted < (events.get(this.opens) as number)) return EARLY
    const { zone } = this.pack
    return { reasons: 1, days: dayAt(zone, submitted) - lastDayOf(zone, this.end(evaluation)) }
  }

  /** What a claim that does not lie in it is told. */
  outOfTime(evaluation: Evaluation): Reason {
    const { events, submitted } = evaluation.facts
    const { zone } = this.pack
    const opens = events.get(this.opens) as number
    if (submitted < opens) return tooEarly(opens, 'submitted', zone)
    return expired(this.end(evaluation), at(submitted), 'submitted', zone)
  }

  /** When it closes, where it tells whether the claim is in time. */
  end({ facts: { events } }: Evaluation): number {
    return this.closes(events.get(this.span.from) as number)
  }

  /** Until when the claim may be made. */
  deadline({ facts: { events } }: Evaluation): Deadline {
    const from = events.get(this.span.from) as number
    const day = dayAt(this.pack.zone, from)
    const known = this.deadlines.get(day)
    if (known) return known
    const made = deadlineOf(plainEnd(this.span, from, this.pack), this.pack.zone)
    if (this.deadlines.size >= MOST_DEADLINES) this.deadlines.clear()
    this.deadlines.set(day, made)
    return made
  }

  private closes(from: number): number {
    const day = dayAt(this.pack.zone, from)
    const page = this.pages[Math.floor(day / PAGE)] ?? this.newPage(day)
    const known = page[day & (PAGE - 1)] as number
    return Number.isNaN(known) ? this.keep(page, day, from) : known
  }

  private newPage(day: CivilDay): Float64Array {
    const page = new Float64Array(PAGE).fill(Number.NaN)
    this.pages[Math.floor(day / PAGE)] = page
    return page
  }

  private keep(page: Float64Array, day: CivilDay, from: number): number {
    const { lo, hi } = plainEnd(this.span, from, this.pack)
    const end = lo === hi ? lo : OPEN
    page[day & (PAGE - 1)] = end
    return end
  }
}

const EARLY: Lateness = Object.freeze({ reasons: 1, days: Number.POSITIVE_INFINITY })

const CLOCKS = new WeakMap<CompiledPack, Map<readonly Window[], Clock | undefined>>()

/** The clock of a grant; undefined where its windows are of another kind. */
export function clockOf({ windows, pack }: CompiledGrant): Clock | undefined {
  const known = CLOCKS.get(pack) ?? new Map<readonly Window[], Clock | undefined>()
  CLOCKS.set(pack, known)
  if (!known.has(windows)) known.set(windows, newClock(windows, pack))
  return known.get(windows)
}

function newClock([window, ...others]: readonly Window[], pack: CompiledPack): Clock | undefined {
  if (!window || others.length > 0 || (window.tests ?? 'submitted') !== 'submitted') return undefined
  const { opens, ends } = window
  if (!ends || !('from' in ends) || typeof ends.from !== 'string' || ends.suspend || ends.restart || isExact(ends)) return undefined
  return opens === undefined || typeof opens === 'string' ? new Clock(ends as Clock['span'], opens ?? ends.from, pack) : undefined
}
