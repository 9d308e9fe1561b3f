import fc, { type Arbitrary } from 'fast-check'
import { describe, it } from 'vitest'
import type { Brief } from '../../src/evaluate/brief.js'
import type { Decision } from '../../src/evaluate/decision.js'
import type { Facts } from '../../src/facts/facts.js'
import { createPolicy, type Policy } from '../../src/index.js'
import type { Pack } from '../../src/policy/pack.js'
import { claims } from '../../src/testing/generate/claims.js'
import { packs } from '../../src/testing/generate/packs.js'
import { atLeast, LONG } from './runs.js'
import { SHIPPED, type Shipped } from './shipped.js'

/** Packs and a claim to decide by them. */
export interface Situation {
  packs: readonly Pack[]
  facts: Facts
}

/** What a reader needs to see of packs: their rules. */
const shown = (situation: Situation): Situation => {
  const text = (): string => {
    const rules = situation.packs.map(({ id, scope, when, timeZone, calendar, roll, values, provisions }) => ({
      ...{ id, scope, when, timeZone, calendar, roll, values },
      provisions: provisions.length > 1 ? provisions.length : provisions.map(({ provision }) => [provision.rules, provision.tables]),
    }))
    return JSON.stringify({ facts: situation.facts, packs: rules }, null, 1)
  }
  return Object.assign(situation, { [fc.toStringMethod]: text })
}

/** Packs are linked once for so many claims about them: linking costs more than deciding. */
const CLAIMS = 8

/** Generated packs with claims about them; the claim that breaks a law is named by the error. */
const situations = (): Arbitrary<Situation[]> =>
  packs().chain((linked) =>
    fc.tuple(...Array<Arbitrary<Facts>>(CLAIMS).fill(claims(linked))).map((all) =>
      Object.assign(
        all.map((facts) => shown({ packs: linked, facts })),
        { [fc.toStringMethod]: () => 'generated packs' },
      ),
    ),
  )

/** Claims about packs that ship: generated ones, and those of their cases. */
function shippedSituations({ packs: linked, cases }: Shipped): Arbitrary<Situation> {
  const claimed = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...cases) }, { weight: 2, arbitrary: claims(linked) })
  return claimed.map((facts) => shown({ packs: linked, facts }))
}

const policies = new WeakMap<readonly Pack[], Policy>()

function policyOf(linked: readonly Pack[]): Policy {
  const policy = policies.get(linked) ?? createPolicy(linked)
  policies.set(linked, policy)
  return policy
}

/** The policy of a situation, linked once. */
export const linkedPolicy = ({ packs: linked }: Situation): Policy => policyOf(linked)

export const decide = ({ packs: linked, facts }: Situation): Decision => policyOf(linked).evaluate(facts)

export const decideBriefly = ({ packs: linked, facts }: Situation): Brief => policyOf(linked).brief(facts)

/** How often a law is tried, in claims, over generated packs and over each set of packs that ships, and with which seed; without one, with another each time. */
interface Runs {
  generated?: number
  shipped?: number
  seed?: number
}

/** A law that holds for every situation: over generated packs, and over those that ship. */
export function law(name: string, holds: (situation: Situation) => unknown, runs: Runs = {}): void {
  describe(name, () => {
    generatedLaw(holds, runs)
    it.each(SHIPPED)(
      '$name',
      // What an expectation returns is no verdict.
      (one) =>
        fc.assert(
          fc.property(shippedSituations(one), (situation) => void holds(situation)),
          atLeast(runs.shipped ?? 60),
        ),
      LONG,
    )
  })
}

/** A law whose failure shows the claim and the rules it was about. */
const named =
  (holds: (situation: Situation) => unknown) =>
  (situation: Situation): void => {
    try {
      holds(situation)
    } catch (error) {
      throw new Error(fc.stringify(situation), { cause: error })
    }
  }

/** The same over generated packs alone. */
export function generatedLaw(holds: (situation: Situation) => unknown, { generated = 400, seed }: Runs): void {
  const { numRuns } = atLeast(generated)
  const settings = { numRuns: Math.ceil(numRuns / CLAIMS), ...(seed !== undefined && { seed }) }
  it(
    `generated packs${seed === undefined ? '' : `, seed ${seed}`}`,
    () =>
      fc.assert(
        fc.property(situations(), (all) => all.forEach(named(holds))),
        settings,
      ),
    LONG,
  )
}
