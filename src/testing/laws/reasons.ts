import type { Reason, Route } from '../../evaluate/decision.js'
import { explain } from '../../explain/explain.js'
import type { KnownFact, Why, WhyNotReason } from '../../explain/explanation.js'
import type { Facts, Service } from '../../facts/facts.js'
import { factDefinition } from '../../facts/vocabulary.js'
import type { Rule } from '../../policy/rule.js'
import { type FlatClaim, flattened } from '../generate/flat-claim.js'
import type { PackWords } from '../generate/pack-words.js'
import type { LawGround } from './ground.js'
import { law } from './law.js'

export const denialsHaveReasons = law({
  number: 7,
  name: 'denials-have-reasons',
  text: 'what is unavailable says why, every rule that is named has a citation, and where nothing stands there is no deadline',
  broken: (facts, { policy }) => {
    const { services, rules } = policy.evaluate(facts)
    for (const { service, verdict, routes, denials, deadline } of Object.values(services)) {
      if (verdict === 'unavailable' && denials.length === 0) return `${service} is unavailable without a reason`
      if (routes.length === 0 && deadline !== undefined) return `${service} has a deadline without a route`
      const named = denials.flatMap(({ rule, by, also = [] }) => [rule, by, ...also.map((one) => one.by)]).filter((id) => id !== undefined)
      const uncited = named.find((id) => (rules[id]?.cites.length ?? 0) === 0)
      if (uncited !== undefined) return `${service} is denied by ${uncited}, which cites nothing`
      if (denials.some(({ rule, code }) => (rule === undefined) !== (code === 'no_rule'))) return `${service} has a denial without a rule`
    }
    return undefined
  },
})

export const faithfulReasons = law({
  number: 23,
  name: 'faithful-reasons',
  text: 'a route still stands when only the facts are known that its explanation names',
  weight: 2,
  broken: (facts, ground) => {
    const { services } = explain(ground.policy, facts)
    for (const { service, why } of Object.values(services))
      for (const one of why) {
        const named = namedIn(one, ground)
        const less = ground.policy.evaluate(onlyNamed(facts, named, ground), { only: [service] }).services[service]
        const { rule } = one.route
        if (!less.routes.some((route: Route) => route.rule === rule))
          return `${rule} does not stand on what its explanation names: ${[...named].sort().join(', ')}`
      }
    return undefined
  },
})

/** Facts, events (`events.delivered`) and the history that a reason rests on; derived facts by what they come from. */
function namedIn({ route, holds, pack, met, windows, exclusions, inForce }: Why, ground: LawGround): Set<string> {
  const { words, compiled } = ground
  const facts: KnownFact[] = [
    ...holds,
    ...pack,
    ...met.flatMap((one) => one.facts),
    ...exclusions.flatMap((one) => [...one.facts, ...(one.liftedBy?.facts ?? [])]),
    // That no other windows were put in their place is part of why.
    ...ground.factsOfWindowAdjusts(route.rule).map((fact) => ({ fact })),
  ]
  // A window names the event that decided; that its others did not happen, or happened before, is part of why.
  const events = [...windows.flatMap(({ rule, tests }) => [tests, ...eventsIn(compiled.rules.get(rule)?.rule, words)]), ...(inForce ? [inForce.event] : [])]
  const paths = facts.flatMap(({ fact }) => factDefinition(words.vocabulary, fact)?.from ?? [fact])
  return new Set([...paths, ...events.map((id) => `events.${id}`), ...(events.some((id) => FROM_HISTORY.includes(id)) ? ['history'] : [])])
}
/** Events that follow from the history when they are left out. */
const FROM_HISTORY = ['exchanged', 'repairDone', 'repairReceived']

const eventsIn = (rule: Rule | undefined, { events }: PackWords): string[] => {
  const text = JSON.stringify(rule !== undefined && 'windows' in rule ? rule.windows : [])
  return events.filter((id) => text.includes(`"${id}"`))
}

/** The claim without what was not named; units and past cases always count. */
function onlyNamed(facts: Facts, named: ReadonlySet<string>, ground: LawGround): Facts {
  const claim: FlatClaim = flattened(facts)
  const kept = (path: string): boolean => named.has(path) || ALWAYS.includes(path)
  return ground.factsOf({
    ...claim,
    values: new Map([...claim.values].filter(([path]) => kept(path))),
    events: new Map([...claim.events].filter(([id]) => kept(`events.${id}`) || FROM_HISTORY.includes(id))),
  })
}
const ALWAYS = ['order.market', 'item.category', 'item.quantity', 'claim.quantity', 'claim.part']

export const whatIf = law({
  number: 24,
  name: 'what-if',
  text: 'what is said to be changeable is: with a value that fits, the reason is gone',
  broken: (facts, ground) => {
    const { services } = explain(ground.policy, facts)
    for (const { service, whyNot } of Object.values(services))
      for (const { rule, reasons } of whyNot)
        for (const reason of reasons) {
          if (reason.nearness === 'changeable' && reason.facts.length > 0 && staysDenied(facts, service, rule, reason, ground))
            return `${rule} is denied by ${reason.code} ${JSON.stringify(reason.params)} also with ${JSON.stringify(reason.facts)}`
        }
    return undefined
  },
})

/** Whether the reason is still given when its facts fit. */
function staysDenied(facts: Facts, service: Service, rule: string | undefined, reason: WhyNotReason, ground: LawGround): boolean {
  const changed = withFitting(facts, reason, ground)
  const result = changed && ground.policy.safeEvaluate(changed, { only: [service] })
  if (!result?.ok) return false
  const denial = result.decision.services[service].denials.find((one) => one.rule === rule)
  const left: Reason[] = denial ? [denial, ...(denial.also ?? [])] : []
  return left.some(({ code, params }) => code === reason.code && JSON.stringify(params) === JSON.stringify(reason.params))
}

/** The claim with a fitting value of each fact; undefined where one says none, or is no fact that can be given. */
function withFitting(facts: Facts, { facts: named, by }: WhyNotReason, ground: LawGround): Facts | undefined {
  const claim = flattened(facts)
  const values = new Map(claim.values)
  for (const { fact, fits } of named) {
    const definition = factDefinition(ground.words.vocabulary, fact)
    const value = fits?.values?.[0] ?? fits?.min ?? fits?.max
    if (by !== undefined || value === undefined || definition === undefined || !definition.mutable || definition.from) return undefined
    values.set(fact, definition.type === 'set' ? [...((values.get(fact) as string[] | undefined) ?? []), value] : value)
  }
  return ground.factsOf({ ...claim, values })
}
