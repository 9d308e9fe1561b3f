import { ALWAYS } from '../core/interval.js'
import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { EventId } from '../facts/facts.js'
import type { CompiledGrant, CompiledPack, PartAdjusts } from '../policy/compiled.js'
import type { Anchor, Ends, RuleId, Window } from '../policy/rule.js'
import { anchorTime } from './anchor.js'
import { type Evaluation, once } from './evaluation.js'
import { eventSources, testedTime } from './events.js'
import type { Frame, FramesOf } from './frame.js'
import { both, either, join, type Moment, ofBoth, ofThoseThatHappened, orNever, sameTime } from './moment.js'
import { spanEnd } from './span.js'
import { appliesTruth, missingToApply } from './standing.js'

const UNBOUNDED: Moment = { ...ALWAYS, dependsOn: [] }
const NO_END: Moment = { lo: Number.POSITIVE_INFINITY, hi: Number.POSITIVE_INFINITY, dependsOn: [] }
/** Bounds of a window that is not open: nothing lies in it, and joined with another it adds nothing. */
const NOT_OPEN = { opens: NO_END, closes: UNBOUNDED }

/** The end of `ends`, or null when nothing it counts from has happened. */
export function endOf(evaluation: Evaluation, ends: Ends, pack: CompiledPack): Moment | null {
  if ('from' in ends) {
    const anchor = anchorTime(evaluation, ends.from, pack)
    return anchor && spanEnd(evaluation, ends, anchor, pack)
  }
  const kind = 'latest' in ends ? 'latest' : 'earliest'
  const legs = ('latest' in ends ? ends.latest : ends.earliest).map((leg) => endOf(evaluation, leg, pack)).filter((end) => end !== null)
  return legs.length === 0 ? null : legs.reduce((a, b) => ofThoseThatHappened(kind, a, b))
}

/** From what an end counts, the first where there are several. */
export function firstAnchor(ends: Ends): Anchor | undefined {
  if ('from' in ends) return ends.from
  const [leg] = 'latest' in ends ? ends.latest : ends.earliest
  return leg && firstAnchor(leg)
}

/** The events that an end counts from. */
function eventsOf(ends: Ends | Anchor): EventId[] {
  if (typeof ends === 'string') return [ends]
  if ('event' in ends) return [ends.event]
  if ('from' in ends) return eventsOf(ends.from)
  const parts = 'first' in ends ? ends.first : 'latest' in ends ? ends.latest : ends.earliest
  return (parts as (Ends | Anchor)[]).flatMap(eventsOf)
}

function frameOf(evaluation: Evaluation, { opens, ends, tests = 'submitted' }: Window, pack: CompiledPack): Frame {
  const closes = ends ? endOf(evaluation, ends, pack) : NO_END
  const anchor = opens ?? (tests === 'submitted' && ends ? firstAnchor(ends) : undefined)
  const opening = anchor === undefined ? UNBOUNDED : anchorTime(evaluation, anchor, pack)
  if (opening === null || (closes === null && opens === undefined)) return { tests, ...NOT_OPEN }
  // Without `opens` a window is not open before its clock has started.
  if (opens === undefined && closes?.maybe) {
    return { tests, opens: orNever({ ...opening, dependsOn: both(opening, closes), maybe: true }), closes: surely(closes) }
  }
  const notYet = (): Moment => ({ ...NO_END, dependsOn: [...new Set(eventsOf(ends as Ends))].map((event) => `events.${event}`) })
  return { tests, opens: orNever(opening), closes: closes ? surely(orNever(closes)) : notYet() }
}

/** When it happened, taken that it did. */
const surely = (moment: Moment): Moment => {
  if (!moment.maybe) return moment
  const { maybe: _, ...sure } = moment
  return sure
}

/** The windows of one rule, one frame for each event that is tested: all of them must hold. */
function framesOf(evaluation: Evaluation, windows: readonly Window[], pack: CompiledPack): ReadonlyMap<string, Frame> {
  return once(evaluation.memo, windows, () => frameByTest(evaluation, windows, pack))
}

function frameByTest(evaluation: Evaluation, windows: readonly Window[], pack: CompiledPack): ReadonlyMap<string, Frame> {
  const frames = new Map<string, Frame>()
  for (const window of windows) {
    const frame = frameOf(evaluation, window, pack)
    const other = frames.get(frame.tests)
    frames.set(
      frame.tests,
      other ? { tests: frame.tests, opens: ofBoth(other.opens, frame.opens), closes: join('earliest', other.closes, frame.closes) } : frame,
    )
  }
  return frames
}

/** The frames of a grant after the adjusts of its windows, where any may apply (S-10). */
export const grantFrames = (evaluation: Evaluation, grant: CompiledGrant, moved = mayAdjust(evaluation, grant.windowAdjusts)): FramesOf =>
  moved ? once(evaluation.memo, grant.windowAdjusts, () => adjustedFrames(evaluation, grant)) : ownFrames(evaluation, grant)

function ownFrames(evaluation: Evaluation, { windows, windowsNumber, pack }: CompiledGrant): FramesOf {
  const known = evaluation.frames[windowsNumber]
  if (known) return known
  const frames = listFrames(evaluation, windows, pack)
  const made = { frames, inTime: allInTime(evaluation, frames), by: NOBODY }
  evaluation.frames[windowsNumber] = made
  return made
}

/** Whether an adjust of windows applies, or may. */
export function mayAdjust(evaluation: Evaluation, { own, other }: PartAdjusts): boolean {
  for (const adjust of own) if (appliesTruth(evaluation, adjust) !== FALSE) return true
  for (const adjust of other) if (appliesTruth(evaluation, adjust) !== FALSE) return true
  return false
}

const NOBODY: readonly RuleId[] = Object.freeze([])

function listFrames(evaluation: Evaluation, windows: readonly Window[], pack: CompiledPack): readonly Frame[] {
  const [only] = windows
  return only && windows.length === 1 ? [frameOf(evaluation, only, pack)] : [...framesOf(evaluation, windows, pack).values()]
}

function allInTime(evaluation: Evaluation, frames: readonly Frame[]): Truth {
  let truth: Truth = TRUE
  for (const frame of frames) truth = and(truth, frame.tests === 'submitted' ? holdsAt(frame, evaluation.facts.submitted) : inTime(evaluation, frame).truth)
  return truth
}

/** Whether a known instant lies in the frame. */
function holdsAt({ opens, closes }: Frame, tested: number): Truth {
  if (tested < opens.lo || tested >= closes.hi) return FALSE
  return opens.hi <= tested && tested < closes.lo ? TRUE : UNKNOWN
}

function adjustedFrames(evaluation: Evaluation, { windows, pack, windowAdjusts: { own, other } }: CompiledGrant): FramesOf {
  let frames: ReadonlyMap<string, Frame> | undefined
  let because: string[] = []
  const possible = (next: ReadonlyMap<string, Frame>): ReadonlyMap<string, Frame> => {
    frames = frames ? eitherFrames(frames, next, because) : next
    return frames
  }
  for (const adjust of own) {
    const truth = appliesTruth(evaluation, adjust)
    if (truth === FALSE) continue
    const replaced = possible(framesOf(evaluation, adjust.windows, adjust.pack))
    if (truth === TRUE) return joinOthers(evaluation, replaced, other, [adjust.id])
    because = [...because, ...missingToApply(evaluation, adjust)]
  }
  return joinOthers(evaluation, possible(framesOf(evaluation, windows, pack)), other, [])
}

/** Adjusts of other layers: earlier opening, later end, for windows of equal `tests`. */
function joinOthers(evaluation: Evaluation, frames: ReadonlyMap<string, Frame>, others: PartAdjusts['other'], replacedBy: readonly RuleId[]): FramesOf {
  let joined = frames
  const by = [...replacedBy]
  for (const adjust of others) {
    const truth = appliesTruth(evaluation, adjust)
    if (truth === FALSE) continue
    const wider = new Map(joined)
    for (const [tests, frame] of framesOf(evaluation, adjust.windows, adjust.pack)) {
      const own = joined.get(tests)
      if (own) wider.set(tests, { ...joinFrames(own, frame), ...(own.unless && { unless: own.unless }) })
    }
    if (truth === TRUE && [...wider].some(([tests, frame]) => differs(frame, joined.get(tests) as Frame))) by.push(adjust.id)
    joined = truth === TRUE ? wider : eitherFrames(joined, wider, missingToApply(evaluation, adjust))
  }
  return withTruth(evaluation, joined, by)
}

function withTruth(evaluation: Evaluation, byTest: ReadonlyMap<string, Frame>, by: readonly RuleId[]): FramesOf {
  const frames = [...byTest.values()]
  return { frames, inTime: allInTime(evaluation, frames), by }
}

/** The earlier opening, the later end; a window that may never open may not be the one that ends later. */
function joinFrames(own: Frame, other: Frame): Frame {
  if (isClosed(own)) return other
  if (isClosed(other)) return own
  const [first, second] = [own, other].map(({ opens, closes }): Moment => (opens.maybe ? { ...closes, maybe: true } : closes))
  return {
    tests: own.tests,
    opens: orNever(ofThoseThatHappened('earliest', own.opens, other.opens)),
    closes: surely(ofThoseThatHappened('latest', first as Moment, second as Moment)),
  }
}

const isClosed = ({ opens }: Frame): boolean => opens.lo === Number.POSITIVE_INFINITY

const differs = (a: Frame, b: Frame): boolean =>
  !sameTime(a.opens, b.opens) || !sameTime(a.closes, b.closes) || hasStillToStart(a.closes) !== hasStillToStart(b.closes)

/** Of an end that lies at no time: whether its clock may yet start, or there is no limit. */
const hasStillToStart = ({ lo, dependsOn }: Moment): boolean => lo === Number.POSITIVE_INFINITY && dependsOn.length > 0

/** Frames that are one or the other; a test that only one of them has may have no bounds. */
function eitherFrames(a: ReadonlyMap<string, Frame>, b: ReadonlyMap<string, Frame>, because: readonly string[]): Map<string, Frame> {
  const frames = new Map<string, Frame>()
  for (const tests of new Set([...a.keys(), ...b.keys()])) {
    const free: Frame = { tests, opens: UNBOUNDED, closes: NO_END }
    const [one, other] = [a.get(tests) ?? free, b.get(tests) ?? free]
    const everywhere = a.has(tests) && b.has(tests) && !one.unless && !other.unless
    frames.set(tests, {
      tests,
      opens: either(one.opens, other.opens, because),
      closes: either(one.closes, other.closes, because),
      ...(!everywhere && { unless: [...(one.unless ?? []), ...(other.unless ?? []), ...because] }),
    })
  }
  return frames
}

/** Whether the tested event lies in the frame (S-6), with the truth of its two sides. */
export function inTime(evaluation: Evaluation, { tests, opens, closes, unless }: Frame): { truth: Truth; opened: Truth; unclosed: Truth } {
  const tested = testedTime(evaluation, tests)
  if (tested === null) return unless ? { truth: UNKNOWN, opened: UNKNOWN, unclosed: TRUE } : { truth: FALSE, opened: FALSE, unclosed: TRUE }
  const opened: Truth = opens.hi <= tested.lo ? TRUE : tested.hi < opens.lo ? FALSE : UNKNOWN
  const unclosed: Truth = tested.hi < closes.lo ? TRUE : tested.lo >= closes.hi ? FALSE : UNKNOWN
  return { truth: and(opened, unclosed), opened, unclosed }
}

/** What to ask for while it is unknown whether the tested event lies in the frame. */
export function missingForFrame(evaluation: Evaluation, frame: Frame): string[] {
  const { truth, opened, unclosed } = inTime(evaluation, frame)
  if (truth !== UNKNOWN) return []
  return [
    ...(opened === UNKNOWN ? frame.opens.dependsOn : []),
    ...(unclosed === UNKNOWN ? frame.closes.dependsOn : []),
    ...(frame.unless ?? []),
    ...(frame.tests === 'submitted' ? [] : eventSources(evaluation, frame.tests)),
  ]
}
