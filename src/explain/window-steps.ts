import { FALSE, TRUE } from '../core/truth.js'
import { formatIn } from '../core/zone.js'
import { anchorTime } from '../evaluate/anchor.js'
import { deadlineOf } from '../evaluate/deadline.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import type { Frame } from '../evaluate/frame.js'
import { type Moment, sameTime } from '../evaluate/moment.js'
import { appliesTruth } from '../evaluate/standing.js'
import { endOf, grantFrames } from '../evaluate/window.js'
import type { CompiledBase, CompiledGrant } from '../policy/compiled.js'
import type { Anchor, Ends, Window } from '../policy/rule.js'
import type { EndSteps, ExplainedWindow } from './explanation.js'
import { eventInstant, spanSteps } from './span-steps.js'

/** Every window that has a say in when a grant is open, its own or those of adjusts, worked out step by step; those that decide first. */
export function explainWindows(evaluation: Evaluation, grant: CompiledGrant): ExplainedWindow[] {
  const { frames } = grantFrames(evaluation, grant)
  const explained = windowsInPlay(evaluation, grant).map(({ rule, window, certain }) => explainWindow(evaluation, rule, window, certain, frames))
  return [...explained.filter(({ decides }) => decides), ...explained.filter(({ decides }) => !decides)]
}

/** A window that has a say in when a grant is open, with the rule that sets it. */
export interface WindowInPlay {
  readonly rule: CompiledBase
  readonly window: Window
  readonly certain: boolean
}

/** Adjusts of the own layer up to the first that is known to apply, the grant's own windows unless one is, and adjusts of other layers (S-10). */
export function windowsInPlay(evaluation: Evaluation, grant: CompiledGrant): WindowInPlay[] {
  const found: WindowInPlay[] = []
  const add = (rule: CompiledBase, windows: readonly Window[], certain: boolean): void =>
    void found.push(...windows.map((window) => ({ rule, window, certain })))
  let replaced = false
  for (const adjust of grant.windowAdjusts.own) {
    const truth = appliesTruth(evaluation, adjust)
    if (truth === FALSE) continue
    replaced = truth === TRUE
    add(adjust, adjust.windows, replaced)
    if (replaced) break
  }
  if (!replaced) add(grant, grant.windows, found.length === 0)
  for (const adjust of grant.windowAdjusts.other) {
    const truth = appliesTruth(evaluation, adjust)
    if (truth !== FALSE) add(adjust, adjust.windows, truth === TRUE)
  }
  return found
}

function explainWindow(evaluation: Evaluation, rule: CompiledBase, window: Window, certain: boolean, frames: readonly Frame[]): ExplainedWindow {
  const { pack, id } = rule
  const { tests = 'submitted', opens, ends } = window
  const frame = frames.find((one) => one.tests === tests)
  const end = ends && endOf(evaluation, ends, pack)
  const opening = opens ?? (ends && firstAnchor(ends))
  const open = opening === undefined ? undefined : anchorTime(evaluation, opening, pack)
  const { eventAt } = eventInstant(evaluation, tests, pack)
  return {
    rule: id,
    layer: pack.layer,
    tests,
    ...(eventAt !== undefined && { testedAt: eventAt }),
    ...(open && open.lo === open.hi && Number.isFinite(open.lo) && { opensAt: formatIn(pack.zone, open.lo) }),
    ...(ends && { ends: endSteps(evaluation, ends, rule) }),
    decides: frame !== undefined && (end === undefined ? frame.closes.lo === Number.POSITIVE_INFINITY : end !== null && sameTime(end, frame.closes)),
    certain,
  }
}

function firstAnchor(ends: Ends): Anchor | undefined {
  if ('from' in ends) return ends.from
  const [leg] = 'latest' in ends ? ends.latest : ends.earliest
  return leg && firstAnchor(leg)
}

function endSteps(evaluation: Evaluation, ends: Ends, rule: CompiledBase): EndSteps {
  const { pack } = rule
  if ('from' in ends) return spanSteps(evaluation, ends, pack)
  const kind = 'latest' in ends ? 'latest' : 'earliest'
  const legs = 'latest' in ends ? ends.latest : ends.earliest
  const whole = endOf(evaluation, ends, pack)
  const counts = (leg: Ends): boolean => {
    const end: Moment | null = endOf(evaluation, leg, pack)
    return end !== null && whole !== null && sameTime(end, whole)
  }
  return {
    kind,
    of: [...legs.filter(counts), ...legs.filter((leg) => !counts(leg))].map((leg) => endSteps(evaluation, leg, rule)),
    end: whole === null ? { status: 'unknown', dependsOn: [] } : deadlineOf(whole, pack.zone),
  }
}
