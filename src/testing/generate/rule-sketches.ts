import fc, { type Arbitrary } from 'fast-check'
import type { Adjust, DutyRule, Exclude, Grant, RuleBase } from '../../policy/rule.js'
import { conditions } from './conditions.js'
import { bases, betterTerms, evidence, provided, terms } from './rule-parts.js'
import { compact, mostly, oneOf, someOf, sometimes } from './sometimes.js'
import { ends, type Time, windows } from './windows.js'
import { EVIDENCE, SERVICES } from './words.js'

type Bare<R> = Omit<R, 'id' | 'kind' | 'defeats' | 'adjusts' | 'of' | 'over'>

/** Which of the rules that may be touched a rule points at: by place, or by tag. */
export interface Aim {
  picks: number[]
  tag: boolean
}

/** A rule before it has an id and knows what it points at. */
export type Sketch<R> = { rule: Bare<R>; aim: Aim }

const aims: Arbitrary<Aim> = fc.record({ picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 2 }), tag: fc.nat(3).map((n) => n === 3) })

const sketches = <R extends RuleBase>(more: Arbitrary<object>): Arbitrary<Sketch<R>> =>
  fc.record({ base: bases, more, aim: aims }).map(({ base, more: rest, aim }) => ({ rule: { ...base, ...compact(rest) } as unknown as Bare<R>, aim }))

export type GrantSketch = { rule: Bare<Grant>; templated: boolean }

export const grantSketches = (time: Time): Arbitrary<GrantSketch> =>
  fc
    .record({
      base: bases,
      more: fc.record({
        service: oneOf(SERVICES),
        tags: sometimes(someOf(['a', 'b']), 2),
        windows: mostly(windows(time), 8),
        provided: sometimes(provided, 2),
        evidence: sometimes(evidence, 2),
        terms: sometimes(terms, 2),
        review: sometimes(fc.constant(true as const), 8),
      }),
      templated: fc.nat(3).map((n) => n === 3),
    })
    .map(({ base, more, templated }) => ({ rule: { ...base, ...compact(more) } as unknown as Bare<Grant>, templated }))

const PENDING = [{ code: 'not_opened' }, { code: 'not_damaged_by_user' }, { code: 'enough_left', params: { percent: 50 } }]

export const excludeSketches: Arbitrary<Sketch<Exclude>> = sketches<Exclude>(
  fc.record({
    // An exclude without a condition leaves little of what it touches.
    when: conditions,
    tags: sometimes(fc.constant(['x']), 2),
    absolute: sometimes(fc.constant(true as const)),
    pending: sometimes(oneOf(PENDING), 2),
  }),
)

export const exceptSketches: Arbitrary<Sketch<RuleBase>> = sketches<RuleBase>(fc.record({ when: sometimes(conditions, 2) }))

/** What an adjust sets; terms for its own layer, and terms that can better those of another. */
export interface AdjustSketch extends Sketch<Adjust> {
  better: object
}

export const adjustSketches = (time: Time): Arbitrary<AdjustSketch> =>
  fc
    .record({
      sketch: sketches<Adjust>(
        fc.record({
          windows: sometimes(windows(time), 2).map((list) => (list && list.length > 0 ? list : undefined)),
          terms: sometimes(terms, 2),
          evidence: sometimes(evidence),
          waives: sometimes(someOf(EVIDENCE)),
        }),
      ),
      better: betterTerms,
    })
    .map(({ sketch, better }) => ({ ...sketch, better }))

export const dutySketches = (time: Time): Arbitrary<Sketch<DutyRule>> =>
  sketches<DutyRule>(
    fc.record({
      act: oneOf(['refund', 'review', 'send_back']),
      actor: oneOf(['seller', 'buyer', 'platform'] as const),
      ends: ends(time),
      onSilence: sometimes(oneOf(['approved', 'closed', 'counts_as_delay']), 2),
      doneBy: sometimes(oneOf(['claimApproved', 'refunded', 'delivered'] as const), 2),
    }),
  )
