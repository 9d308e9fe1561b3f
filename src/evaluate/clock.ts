import type { Interval } from '../core/interval.js'
import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { TimeZone } from '../core/zone.js'
import type { CompiledGrant, CompiledPack } from '../policy/compiled.js'
import type { Span, Window } from '../policy/rule.js'
import { ASK as ASK_MOMENT, anchorBounds, endBounds, MAYBE, NONE, type ReadBounds, SURE } from './bounds.js'
import { deadlineOf } from './deadline.js'
import type { Deadline, Reason } from './decision.js'
import type { Evaluation } from './evaluation.js'
import { testedTime } from './events.js'
import type { Frame, Lateness } from './frame.js'
import { daysAfter, IN_TIME, notOpenYet, tooLate } from './reasons.js'
import { plainEnd } from './span.js'
import { firstAnchor } from './window.js'

/** Where the tested event lies; ASK: the frame has to be asked. */
const [LATE, EARLY, IN, MAYBE_IN, ASK] = [0, 1, 2, 3, 4] as const
type Side = 0 | 1 | 2 | 3 | 4

const TRUTH: readonly Truth[] = [FALSE, FALSE, TRUE, UNKNOWN]

const SINCE_EVER: ReadBounds = () => ({ lo: Number.NEGATIVE_INFINITY, hi: Number.NEGATIVE_INFINITY, known: SURE })
const FOR_EVER: ReadBounds = () => ({ lo: Number.POSITIVE_INFINITY, hi: Number.POSITIVE_INFINITY, known: SURE })

/** One window as numbers, written anew for each claim that it is read for. */
class Hand {
  readonly tests: Frame['tests']
  private readonly opening: ReadBounds
  private readonly closing: ReadBounds
  /** Without `opens` it is not open before its clock has started. */
  private readonly waits: boolean
  private opens = 0
  private opensAtLatest = 0
  private closes = 0
  private closesAtLatest = 0

  constructor({ opens, ends, tests = 'submitted' }: Window, pack: CompiledPack) {
    const anchor = opens ?? (tests === 'submitted' && ends ? firstAnchor(ends) : undefined)
    this.tests = tests
    this.opening = anchor === undefined ? SINCE_EVER : anchorBounds(anchor, pack)
    this.closing = ends ? endBounds(ends, pack) : FOR_EVER
    this.waits = opens === undefined
  }

  side(evaluation: Evaluation): Side {
    if (!this.read(evaluation)) return ASK
    const { submitted } = evaluation.facts
    if (this.tests === 'submitted') return this.sideOf(submitted, submitted)
    const tested = testedTime(evaluation, this.tests)
    return tested === null ? EARLY : this.sideOf(tested.lo, tested.hi)
  }

  private sideOf(first: number, last: number): Side {
    if (last < this.opens) return EARLY
    if (first >= this.closesAtLatest) return LATE
    return this.opensAtLatest <= first && last < this.closes ? IN : MAYBE_IN
  }

  /** False: the numbers are not enough. */
  private read(evaluation: Evaluation): boolean {
    const opens = this.opening(evaluation)
    const closes = this.closing(evaluation)
    if (opens.known === ASK_MOMENT || closes.known === ASK_MOMENT) return false
    const isOpen = opens.known !== NONE && (closes.known !== NONE || !this.waits)
    this.opens = isOpen ? opens.lo : Number.POSITIVE_INFINITY
    this.opensAtLatest = opens.known === SURE && !(this.waits && closes.known === MAYBE) ? opens.hi : Number.POSITIVE_INFINITY
    const endless = closes.known === NONE
    this.closes = endless ? Number.POSITIVE_INFINITY : closes.lo
    this.closesAtLatest = endless ? Number.POSITIVE_INFINITY : closes.hi
    return true
  }

  /** What a claim is told that was just found to be early. */
  early(zone: TimeZone): Reason {
    return notOpenYet(this.opens === this.opensAtLatest ? this.opens : Number.NaN, this.tests, zone)
  }

  /** What a claim is told that was just found to be late. */
  late(evaluation: Evaluation, zone: TimeZone): Reason {
    return tooLate(this.closed(), testedTime(evaluation, this.tests) as Interval, this.tests, zone)
  }

  /** By how many days a claim is late that was just found to be. */
  daysLate(evaluation: Evaluation, zone: TimeZone): number | undefined {
    const closed = this.closed()
    return closed === undefined ? undefined : daysAfter(closed, testedTime(evaluation, this.tests) as Interval, zone)
  }

  private closed(): number | undefined {
    return this.closes === this.closesAtLatest ? this.closes : undefined
  }
}

/** The windows of a grant as numbers, of which most are all that a claim needs. It says what its frames say, or nothing. */
export class Clock {
  private readonly hands: readonly Hand[]
  /** The span of the commonest window: some days after one event. */
  private readonly plain: Span | undefined

  constructor(
    windows: readonly Window[],
    private readonly number: number,
    private readonly pack: CompiledPack,
  ) {
    this.hands = windows.map((window) => new Hand(window, pack))
    const [window] = windows
    const ends = windows.length === 1 && window?.tests === undefined ? window?.ends : undefined
    this.plain = ends && 'from' in ends && typeof ends.from === 'string' && !ends.suspend && !ends.restart ? ends : undefined
  }

  /** Whether every tested event lies in its window; undefined: ask the frames. */
  inTime(evaluation: Evaluation): Truth | undefined {
    const known = evaluation.inTime[this.number]
    if (known !== undefined) return known === NO_TRUTH ? undefined : (known as Truth)
    const truth = this.truth(evaluation)
    evaluation.inTime[this.number] = truth
    return truth === NO_TRUTH ? undefined : truth
  }

  private truth(evaluation: Evaluation): Truth | typeof NO_TRUTH {
    let truth: Truth = TRUE
    for (const hand of this.hands) {
      const side = hand.side(evaluation)
      if (side === ASK) return NO_TRUTH
      truth = and(truth, TRUTH[side] as Truth)
    }
    return truth
  }

  /** How far a claim is from being in time that is not. */
  lateness(evaluation: Evaluation): Lateness {
    let { reasons, days } = IN_TIME
    for (const hand of this.hands) {
      const side = hand.side(evaluation)
      if (side === EARLY || side === LATE) reasons++
      if (side === LATE && days === Number.POSITIVE_INFINITY) days = hand.daysLate(evaluation, this.pack.zone) ?? Number.MAX_SAFE_INTEGER
    }
    return { reasons, days }
  }

  /** What a claim is told that is not in time: the windows that are not open yet, then those that have closed. */
  outOfTime(evaluation: Evaluation): readonly Reason[] {
    const { zone } = this.pack
    const reasons: Reason[] = []
    for (const hand of this.hands) if (hand.side(evaluation) === EARLY) reasons.push(hand.early(zone))
    for (const hand of this.hands) if (hand.side(evaluation) === LATE) reasons.push(hand.late(evaluation, zone))
    return reasons
  }

  /** Until when the claim may be made that is in time; undefined: ask the frames. */
  deadline({ facts: { events } }: Evaluation): Deadline | undefined {
    const from = this.plain && events.get(this.plain.from as string)
    return typeof from === 'number' ? deadlineOf(plainEnd(this.plain as Span, from, this.pack), this.pack.zone) : undefined
  }
}

/** The frames have to be asked. */
const NO_TRUTH = 3

const CLOCKS = new WeakMap<CompiledPack, Map<number, Clock | undefined>>()

/** The clock of a grant; undefined where its windows need each other. */
export function clockOf({ windows, windowsNumber, pack }: CompiledGrant): Clock | undefined {
  const known = CLOCKS.get(pack) ?? new Map<number, Clock | undefined>()
  CLOCKS.set(pack, known)
  if (!known.has(windowsNumber)) known.set(windowsNumber, isEachAlone(windows) ? new Clock(windows, windowsNumber, pack) : undefined)
  return known.get(windowsNumber)
}

/** No two of them test the same event. */
const isEachAlone = (windows: readonly Window[]): boolean => new Set(windows.map(({ tests }) => tests ?? 'submitted')).size === windows.length
