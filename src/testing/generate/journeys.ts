import fc, { type Arbitrary } from 'fast-check'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Facts, Label, Part, PastCase, Service } from '../../facts/facts.js'
import type { Ms } from '../oracle/clock.js'
import { type ClaimOptions, claims, groundOf } from './claims.js'
import { decisionInstants } from './decision-instants.js'
import { type FlatClaim, factsOf, flattened } from './flat-claim.js'
import { compact, oneOf, sometimes } from './sometimes.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** One thing that happens after the purchase. */
export type Step =
  | { readonly do: 'deliver' }
  /** Until an end or opening of some window, 1 ms before or after it; where there is none, so many days. */
  | { readonly do: 'wait'; readonly days: number; readonly end: number; readonly nudge: -1 | 0 | 1 }
  /** The claim is made, and handled like this. */
  | {
      readonly do: 'claim'
      readonly service: Service
      readonly days: number
      readonly outcome: PastCase['outcome']
      readonly part?: Part | undefined
      readonly label?: Label | undefined
    }

/** What happens to one purchase, with the claim that could be made after each step. */
export interface Journey {
  /** `buy` comes before all of them. */
  readonly steps: readonly Step[]
  /** Of each step, and of the purchase first: what is known once it is done. While a case is open, and when it is closed, each a claim of its own. */
  readonly claims: readonly Facts[]
}

/**
 * Sequences of what happens to one purchase: bought, delivered, claimed, repaired, exchanged, waited; for rules that count repairs, restart a window or suspend
 * it. The waiting ends where a window does, or 1 ms beside it. What was bought and how is drawn as in `claims`; a failing journey shrinks to fewer steps.
 *
 * @example
 * fc.assert(fc.property(journeys(policy), ({ claims }) => claims.every((facts) => policy.check(facts).length === 0)))
 */
export function journeys(policy: Policy, options: ClaimOptions = {}): Arbitrary<Journey> {
  const { words, zone, instant } = groundOf(policy)
  return fc.record({ bought: claims(policy, { ...options, missing: 0 }), steps: stepsOf(words.scope.label) }).map(({ bought, steps }) => {
    const walk = new Walk(flattened(bought))
    const found: Facts[] = []
    const note = (): void => void found.push(factsOf(walk.claim, words.vocabulary, instant))
    note()
    for (const step of steps) {
      if (step.do === 'deliver') walk.deliver()
      else if (step.do === 'wait') {
        const services = Object.keys(words.vocabulary.services) as Service[]
        const ends = decisionInstants(policy, services[step.end % services.length] as Service, walk.claim, words, zone, instant)
        walk.waitFor(
          ends.find((end) => end + step.nudge > walk.now),
          step,
        )
      } else {
        walk.open(step, instant)
        note()
        walk.close(step, instant)
      }
      note()
    }
    const journey = { steps, claims: found }
    return Object.defineProperty(journey, fc.toStringMethod, { value: () => `a journey: buy ${JSON.stringify(found[0])}, ${steps.map(shown).join(', ')}` })
  })
}

const shown = (step: Step): string => (step.do === 'deliver' ? 'deliver' : JSON.stringify(step))

/** Delivered first as a rule: what was not delivered is not repaired. */
const stepsOf = (labels: readonly string[]): Arbitrary<Step[]> =>
  fc
    .record({
      delivered: fc.nat(9).map((n) => n < 9),
      later: fc.array(fc.oneof({ weight: 2, arbitrary: waiting }, { weight: 3, arbitrary: claiming(labels) }), { maxLength: 6 }),
    })
    .map(({ delivered, later }) => (delivered ? [{ do: 'deliver' }, ...later] : later))

const waiting: Arbitrary<Step> = fc.record({
  do: fc.constant('wait' as const),
  days: oneOf([1, 0, 3, 6, 7, 14, 29, 30, 100, 365]),
  end: fc.nat(30),
  nudge: oneOf([-1, 0, 1] as const),
})

const claiming = (labels: readonly string[]): Arbitrary<Step> =>
  fc
    .record({
      service: oneOf(['repair', 'repair', 'exchange', 'exchange', 'complaint', 'return'] as const),
      days: oneOf([2, 0, 0.3, 1, 6, 20, 45]),
      outcome: oneOf(['done', 'done', 'not_fixed', 'refused', 'cancelled', 'open'] as const),
      part: sometimes(oneOf(['main_unit', 'battery', 'main_part'] as const)),
      label: labels.length > 0 ? sometimes(oneOf(labels as Label[])) : fc.constant(undefined),
    })
    // A repair alone can fail.
    .map(({ outcome, ...one }): Step => ({ do: 'claim', ...compact(one), outcome: outcome === 'not_fixed' && one.service !== 'repair' ? 'done' : outcome }))

/** A purchase as time goes on. */
class Walk {
  readonly claim: FlatClaim & { history: PastCase[] }

  constructor(bought: FlatClaim) {
    const { purchased, values, events } = bought
    const nothing = [...events].map(([id, at]): [string, Ms | null] => [id, at === null || at <= purchased ? at : null])
    this.claim = { purchased, submitted: undefined, asOf: purchased, values, events: new Map([...nothing, ['delivered', null]]), history: [] }
  }

  get now(): Ms {
    return this.claim.asOf
  }

  deliver(): void {
    this.claim.asOf += 2 * DAY
    this.claim.events.set('delivered', this.now)
  }

  waitFor(end: Ms | undefined, { days, nudge }: { days: number; nudge: number }): void {
    this.claim.asOf = end === undefined || end > this.now + 4000 * DAY ? this.now + days * DAY : end + nudge
  }

  open({ service, part, label }: Extract<Step, { do: 'claim' }>, instant: (ms: Ms) => string): void {
    this.claim.asOf += HOUR
    const opened = { service, openedAt: instant(this.now), outcome: 'open' as const, part, label }
    this.claim.history = [...this.claim.history, compact(opened) as PastCase]
  }

  close({ days, outcome }: Extract<Step, { do: 'claim' }>, instant: (ms: Ms) => string): void {
    this.claim.asOf += days * DAY
    if (outcome === 'open') return
    const [last, ...before] = [...this.claim.history].reverse() as [PastCase, ...PastCase[]]
    this.claim.history = [...before.reverse(), { ...last, outcome, closedAt: instant(this.now) }]
  }
}
