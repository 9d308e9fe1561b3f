import fc, { type Arbitrary } from 'fast-check'
import { formatIn } from '../../core/zone.js'
import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { Pack, Zone } from '../../policy/pack.js'
import type { Duration } from '../../policy/rule.js'
import { instantOf, type Ms, type ReadZone, readZone } from '../oracle/clock.js'
import { type Change, changeablePaths, changes, historyChanges, moments, scopeChanges } from './changes.js'
import { decisionInstants } from './decision-instants.js'
import { differences } from './differences.js'
import { fitting } from './fitting.js'
import { type FlatClaim, factsOf, flattened, shifted } from './flat-claim.js'
import { hardDays } from './hard-days.js'
import { boundary } from './instants.js'
import { type PackWords, packWords } from './pack-words.js'
import { claimEvents, plainClaim } from './plain-claim.js'
import { oneOf, sometimes } from './sometimes.js'

export interface ClaimOptions {
  /**
   * When the claim is made. `deadlines` (default): mostly at the very end or opening of a window, 1 ms before it or 1 ms after, else anywhere.
   * `anywhere`: within 800 days of the purchase.
   */
  near?: 'deadlines' | 'anywhere'
  /** So many facts are left out at most; default: none, some or most of them. */
  missing?: number
  /** Every claim is this one with changes, and shrinks towards it; default: `baselineOf(policy)`, in which nothing is special. */
  baseline?: Facts
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What the generator knows of some rules. */
export interface Ground {
  words: PackWords
  zone: ReadZone
  packs: readonly Pack[]
  /** Absent: only the packs are known, and ends are near where the durations of their rules put them. */
  policy: Policy | undefined
  instant: (ms: Ms) => string
}

export function groundOf(rules: Policy | readonly Pack[]): Ground {
  const policy = 'evaluate' in rules ? rules : undefined
  const packs = 'evaluate' in rules ? linkedOf(rules).policy.packs : rules
  const zone = packs.flatMap(({ zones }) => zones).find(({ id }) => id === packs[0]?.timeZone) as Zone
  const instant = policy ? (ms: Ms) => formatIn(linkedOf(policy).policy.zone, ms) : instantOf
  return { words: packWords(packs), zone: readZone(zone), packs, policy, instant }
}

/**
 * The claim from which `claims` starts when it is given none: every fact that the rules read is known, and nothing is special about any.
 *
 * @example
 * baselineOf(policy).claim.reason // => 'changed_mind'
 */
export function baselineOf(rules: Policy | readonly Pack[]): Facts {
  const { words, zone, instant } = groundOf(rules)
  return factsOf(plainClaim(words, zone), words.vocabulary, instant)
}

/**
 * Claims that some rules may decide differently: a baseline with changes. The changes are drawn from what the rules read, on days where counting goes wrong
 * when it does (month ends, 29 February, around holidays and changes of the law), and the claim is made near the end of some window. Mixed with uniform
 * ones, since rare combinations lie elsewhere. Every claim passes the door.
 *
 * A claim that fails shrinks towards the baseline, and is printed as what it "differs from the baseline only in".
 *
 * @param rules - A policy, or packs. Of packs, ends are guessed from the durations in their rules; a policy says them exactly.
 * @example
 * fc.assert(fc.property(claims(policy, { near: 'deadlines', missing: 2 }), (facts) => policy.evaluate(facts).services.return.verdict !== 'unavailable'))
 */
export function claims(rules: Policy | readonly Pack[], { near = 'deadlines', missing, baseline }: ClaimOptions = {}): Arbitrary<Facts> {
  const known = groundOf(rules)
  const { words, zone, packs, policy, instant } = known
  const base = baseline ? flattened(baseline) : plainClaim(words, zone)
  const plain = baseline ?? factsOf(base, words.vocabulary, instant)
  const moment = moments(
    hardDays(
      words,
      packs.flatMap(({ calendars }) => calendars),
    ),
    zone,
  )
  const fits = policy ? fitting(policy) : []
  const paths = [
    ...changeablePaths(words),
    'claim.reason',
    'order.channel',
    'item.brand',
    'item.labels',
    'history',
    ...claimEvents(words).map((id) => `events.${id}`),
  ]
  return fc
    .record({
      purchased: sometimes(moment, 2),
      ground: fits.length > 0 ? sometimes(oneOf(fits), 2) : fc.constant(undefined),
      scope: scopeChanges(words),
      changes: changes(words, moment),
      when:
        near === 'deadlines'
          ? fc.oneof(
              { withCrossShrink: true },
              { weight: 1, arbitrary: AS_IT_WAS },
              { weight: 6, arbitrary: nearEnds(known) },
              { weight: 2, arbitrary: ANYWHERE },
            )
          : ANYWHERE,
      later: oneOf([undefined, undefined, 0, 1, DAY, 30 * DAY]),
      history: historyChanges(words, instant),
      left: leftOut(paths, missing),
    })
    .map(({ purchased, ground, scope, changes: changed, when, later, history, left }) => {
      const claim = shifted(base, purchased === undefined ? 0 : purchased - base.purchased, instant)
      scope(claim)
      // A rule is met on its own ground at times, and among all the other changes.
      for (const change of changed) change(claim)
      ground?.(claim)
      for (const path of left) leaveOut(claim, path)
      when(claim)
      if (later !== undefined) {
        claim.submitted = claim.submitted ?? claim.asOf
        claim.asOf = claim.submitted + later
      }
      if (!left.includes('history')) history(claim)
      return shown(factsOf(claim, words.vocabulary, instant), plain)
    })
}

const AS_IT_WAS: Arbitrary<Change> = fc.constant(() => {})

/** At any hour of the 800 days after the purchase. */
const ANYWHERE: Arbitrary<Change> = fc.integer({ min: 0, max: 800 * 24 }).map((hours) => (claim) => claimAt(claim, claim.purchased + hours * HOUR))

/** At an end or an opening of some window, or 1 ms beside it; where a policy is known, mostly one that it really computes. */
function nearEnds({ words, zone, policy, instant }: Ground): Arbitrary<Change> {
  const lengths: readonly Duration[] = words.durations.length > 0 ? words.durations : [{ days: 7 }]
  const nudge = oneOf([-1, 0, 1])
  const byLength = fc
    .record({ from: fc.nat(50), length: oneOf(lengths), exact: fc.nat(3).map((n) => n === 3), extra: oneOf([0, 0, 1, 2, 3, 8, 10, 30]), nudge })
    .map(
      ({ from, length, exact, extra, nudge: by }): Change =>
        (claim) => {
          const anchors = [...claim.events.values(), claim.purchased].filter((at) => at !== null)
          claimAt(claim, boundary(anchors[from % anchors.length] as Ms, length, exact, extra, zone) + by)
        },
    )
  if (policy === undefined) return byLength
  const services = Object.keys(words.vocabulary.services) as Service[]
  const byPolicy = fc.record({ service: oneOf(services), index: fc.nat(30), nudge }).map(
    ({ service, index, nudge: by }): Change =>
      (claim) => {
        const ends = decisionInstants(policy, service, claim, words, zone, instant)
        const end = ends[index % Math.max(1, ends.length)]
        if (end !== undefined) claimAt(claim, end + by)
      },
  )
  return fc.oneof({ withCrossShrink: true }, { weight: 2, arbitrary: byPolicy }, { weight: 1, arbitrary: byLength })
}

function claimAt(claim: FlatClaim, at: Ms): void {
  if (claim.submitted === undefined) claim.asOf = at
  else {
    claim.asOf += at - claim.submitted
    claim.submitted = at
  }
}

/** Facts to leave out; shrinks to none. */
function leftOut(paths: readonly string[], missing: number | undefined): Arbitrary<string[]> {
  const some = (maxLength: number): Arbitrary<string[]> => fc.subarray([...paths], { maxLength: Math.min(maxLength, paths.length) })
  if (missing !== undefined) return some(missing)
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant<string[]>([]) },
    { weight: 2, arbitrary: some(Math.ceil(paths.length / 3)) },
    { weight: 1, arbitrary: some(paths.length) },
  )
}

function leaveOut(claim: FlatClaim, path: string): void {
  if (path === 'history') claim.history = undefined
  else if (path.startsWith('events.')) claim.events.delete(path.slice('events.'.length))
  else claim.values.delete(path)
}

/** The facts, printed by a failing property as what they differ in. */
const shown = (facts: Facts, baseline: Facts): Facts =>
  Object.defineProperty(facts, fc.toStringMethod, {
    value: () => {
      const changed = differences(baseline, facts)
      return Object.keys(changed).length === 0 ? 'the baseline itself' : `a claim that differs from the baseline only in ${JSON.stringify(changed)}`
    },
  })
