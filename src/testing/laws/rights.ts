import fc from 'fast-check'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Decision, Route, ServiceDecision, Verdict } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import { createPolicy } from '../../explain/create-policy.js'
import type { Facts } from '../../facts/facts.js'
import { factDefinition } from '../../facts/vocabulary.js'
import type { Duration, Grant, Rule, Window } from '../../policy/rule.js'
import { withRule } from '../change-pack.js'
import { flattened } from '../generate/flat-claim.js'
import { msOf } from '../oracle/clock.js'
import type { LawGround } from './ground.js'
import { law } from './law.js'

/** How many claims are decided by one changed policy, since making it costs more than deciding. */
const CLAIMS_EACH = 20

const RANKS: Record<Verdict, number> = { unavailable: 0, needs_information: 1, conditional: 2, available: 3 }
const worse = (one: ServiceDecision, other: ServiceDecision): boolean => RANKS[one.verdict] < RANKS[other.verdict]
const servicesOf = (decision: Decision): ServiceDecision[] => Object.values(decision.services)

export const floor = law({
  number: 6,
  name: 'floor',
  text: 'no other layer takes away what the law gives: neither a route, nor its time, nor what is better for the consumer',
  broken: (facts, ground) => {
    const { policy, lawAlone } = ground
    const alone = lawAlone?.safeEvaluate(knownTo(lawAlone, facts, ground))
    if (!alone?.ok) return undefined
    const all = policy.evaluate(facts)
    for (const { service, routes } of servicesOf(alone.decision))
      for (const route of routes) {
        const problem = lost(
          route,
          all.services[service].routes.find(({ rule }) => rule === route.rule),
        )
        if (problem) return `${service}: ${route.rule} ${problem}`
      }
    return undefined
  },
})

/** The claim without the facts that only other packs declare. */
function knownTo(policy: Policy, facts: Facts, ground: LawGround): Facts {
  const { vocabulary } = linkedOf(policy).policy
  const claim = flattened(facts)
  return ground.factsOf({
    ...claim,
    values: new Map([...claim.values].filter(([path]) => !isDeclared(path, ground) || factDefinition(vocabulary, path) !== undefined)),
  })
}

const isDeclared = (path: string, { words }: LawGround): boolean => factDefinition(words.vocabulary, path) !== undefined

/** What a route of the law has lost with the other packs. */
function lost(alone: Route, all: Route | undefined): string | undefined {
  if (all === undefined) return 'does not stand with the other packs'
  if (alone.firm && !all.firm) return 'is no longer firm with the other packs'
  if (all.conditions.some(({ code, rule }) => !alone.conditions.some((one) => one.code === code && one.rule === rule)))
    return 'has more conditions with the other packs'
  if (endOf(all) < endOf(alone)) return 'ends earlier with the other packs'
  const { freight, refundAmount } = alone.terms
  // An amount that is open is not known to be less.
  if (refundAmount !== undefined && Number(all.terms.refundAmount) < refundAmount) return 'pays less with the other packs'
  return freight !== undefined && freight !== 'buyer' && all.terms.freight === 'buyer' ? 'makes the buyer pay the freight with the other packs' : undefined
}

const endOf = ({ deadline }: Route): number => ('closesAt' in deadline ? msOf(deadline.closesAt) : Number.POSITIVE_INFINITY)

/** Options: `good` names the facts. */
export const goodFacts = law({
  number: 15,
  name: 'good-facts',
  text: 'a fact that was declared to be good never loses a service',
  optIn: true,
  broken: (facts, ground) => {
    for (const { fact, value } of ground.options.good ?? []) {
      const claim = flattened(facts)
      const better = ground.policy.safeEvaluate(ground.factsOf({ ...claim, values: new Map([...claim.values, [fact, value]]) }))
      // With a value that does not fit, such as an item of no unit, it is no claim.
      if (!better.ok) continue
      const now = ground.policy.evaluate(facts)
      const less = servicesOf(better.decision).find((one) => worse(one, now.services[one.service]))
      if (less) return `${fact} = ${JSON.stringify(value)} makes ${less.service} ${less.verdict}, which is ${now.services[less.service].verdict} without it`
    }
    return undefined
  },
})

interface ChangedRule {
  rule: string
  facts: Facts[]
}

/** Claims to decide with one rule changed. */
const claimsOf = (claim: fc.Arbitrary<Facts>, rules: readonly string[]): fc.Arbitrary<ChangedRule> =>
  fc.record({
    rule: fc.constantFrom(...rules, ...(rules.length === 0 ? [''] : [])),
    facts: fc.array(claim, { minLength: 1, maxLength: CLAIMS_EACH, size: 'max' }),
  })

/** Options: opted in, since rules that count on each other's ends may break it on purpose. */
export const tightening = law<ChangedRule>({
  number: 21,
  name: 'tightening',
  text: 'a grant with a shorter time, or with one more condition, never gives more',
  optIn: true,
  weight: 50,
  draw: (ground, claim) => claimsOf(claim, sourceRules(ground, 'grant')),
  broken: ({ rule, facts }, ground) => {
    if (rule === '') return undefined
    const tighter = ground.once(`tighter ${rule}`, () => createPolicy(ground.packs.map((pack) => withRule(pack, rule, (grant) => tightened(grant as Grant)))))
    return compare(facts, tighter, ground.policy, `with ${rule} tightened`)
  },
})

export const fewerExclusions = law<ChangedRule>({
  number: 22,
  name: 'fewer-exclusions',
  text: 'without one of the exclusions, no service is lost',
  weight: 50,
  draw: (ground, claim) => claimsOf(claim, sourceRules(ground, 'exclude')),
  broken: ({ rule, facts }, ground) => {
    if (rule === '') return undefined
    const without = ground.once(`without ${rule}`, () =>
      createPolicy(ground.packs.map((pack) => withRule(pack, rule, (exclude) => ({ ...exclude, when: false })))),
    )
    return compare(facts, ground.policy, without, `although ${rule} was taken out`)
  },
})

/** What is worse where it should be better or equal. */
function compare(claims: readonly Facts[], less: Policy, more: Policy, what: string): string | undefined {
  for (const facts of claims) {
    const [one, other] = [less.evaluate(facts), more.evaluate(facts)]
    const found = servicesOf(other).find((decided) => worse(decided, one.services[decided.service]))
    if (found) return `${found.service} is ${one.services[found.service].verdict} and ${found.verdict}, ${what}, on ${JSON.stringify(facts)}`
  }
  return undefined
}

const sourceRules = ({ packs }: LawGround, kind: Rule['kind']): string[] =>
  packs.flatMap(({ provisions }) => provisions.flatMap(({ provision }) => provision.rules.filter((rule) => rule.kind === kind).map(({ id }) => id)))

function tightened(rule: Grant): Grant {
  const windows = rule.windows?.map(shorter)
  return windows && JSON.stringify(windows) !== JSON.stringify(rule.windows)
    ? { ...rule, windows }
    : { ...rule, when: rule.when === undefined ? ONE_MORE : { and: [rule.when, ONE_MORE] } }
}
const ONE_MORE = { '==': [{ var: 'goods.userDamage' }, false] }

const shorter = (window: Window): Window => {
  const { ends } = window
  return ends && 'for' in ends && JSON.stringify(lessOf(ends.for)) !== JSON.stringify(ends.for)
    ? { ...window, ends: { ...ends, for: lessOf(ends.for) } }
    : window
}

function lessOf(duration: Duration): Duration {
  const [unit, count] = Object.entries(duration)[0] as [string, number]
  return typeof count === 'number' && count > 1 ? ({ ...duration, [unit]: count - 1 } as Duration) : duration
}
