import fc from 'fast-check'
import { canonicalJson } from '../../core/canonical.js'
import { createPolicy } from '../../evaluate/create-policy.js'
import type { Verdict } from '../../evaluate/decision.js'
import type { Facts, Service } from '../../facts/facts.js'
import { assemblePack } from '../../policy/assemble-pack.js'
import type { When } from '../../policy/rule.js'
import { SHANGHAI } from '../generate/almanacs.js'
import { comparable } from '../oracle/comparable.js'
import { law } from './law.js'
import type { LawOptions } from './law-options.js'

/** What the two decisions can be compared in. */
type Compared = { services: Record<string, { deadline?: unknown }> }

const text = (value: unknown): string => canonicalJson(value)

export const oracleAgrees = law({
  number: 16,
  name: 'oracle',
  text: 'the evaluator decides as a second one does that was written for clearness alone',
  weight: 5,
  broken: (facts, { policy, oracle }) => {
    const [one, other] = [comparable(policy.evaluate(facts)), comparable(oracle(facts))] as unknown as [Compared, Compared]
    const service = Object.keys(one.services).find((name) => text(one.services[name]) !== text(other.services[name]))
    if (service !== undefined) return `${service}: evaluator ${JSON.stringify(one.services[service])}\noracle ${JSON.stringify(other.services[service])}`
    return text(one) === text(other) ? undefined : 'the rules that are named differ'
  },
})

export const oracleDeadline = law({
  number: 17,
  name: 'oracle-deadline',
  text: 'the deadline of a service is the latest one that the oracle finds',
  weight: 5,
  broken: (facts, { policy, oracle }) => {
    const [one, other] = [comparable(policy.evaluate(facts)), comparable(oracle(facts))] as unknown as [Compared, Compared]
    const service = Object.keys(one.services).find((name) => text(one.services[name]?.deadline) !== text(other.services[name]?.deadline))
    return service && `${service} ends ${JSON.stringify(one.services[service]?.deadline)}, by the oracle ${JSON.stringify(other.services[service]?.deadline)}`
  },
})

const TRUTHS = [true, undefined, false] as const
type Kleene = (typeof TRUTHS)[number]
const VERDICTS = new Map<Kleene, Verdict>([
  [true, 'available'],
  [undefined, 'needs_information'],
  [false, 'unavailable'],
])
const A = { '==': [{ var: 'goods.opened' }, true] }
const B = { '==': [{ var: 'goods.used' }, true] }

/** The lesser and the greater of two truths, over false < unknown < true. */
const least = (a: Kleene, b: Kleene): Kleene => (a === false || b === false ? false : a === true && b === true ? true : undefined)
const greatest = (a: Kleene, b: Kleene): Kleene => (a === true || b === true ? true : a === false && b === false ? false : undefined)

export const truthTables = law<null>({
  number: 18,
  name: 'truth-tables',
  text: 'and, or and not are those of three truths, in all rows',
  weight: 0,
  draw: () => fc.constant(null),
  broken: (_, { options: { engine = createPolicy } }) => {
    const decide = truthPolicy(engine, { return: { and: [A, B] }, exchange: { or: [A, B] }, repair: { '!': A } })
    for (const a of TRUTHS)
      for (const b of TRUTHS) {
        const decided = decide(a, b)
        const wanted = { return: least(a, b), exchange: greatest(a, b), repair: a === undefined ? undefined : !a }
        for (const [service, truth] of Object.entries(wanted))
          if (decided(service as Service) !== VERDICTS.get(truth)) return `${service} of ${a} and ${b} is ${decided(service as Service)}`
      }
    return undefined
  },
})

/** A policy with one grant for each condition, decided by what is known of two facts. */
function truthPolicy(engine: Required<LawOptions>['engine'], conditions: { [S in Service]?: When }): (a: Kleene, b: Kleene) => (service: Service) => Verdict {
  const words = { en: 'A truth table', zh: '真值表' }
  const rules = Object.entries(conditions).map(([service, when]) => ({
    ...{ id: `truth.${service}`, kind: 'grant', service, when, text: words, cites: [{ source: 'logic' }], certainty: 'high' },
  }))
  const policy = engine([
    assemblePack({
      'pack.json': { id: 'truth', version: '1.0.0', text: words, layer: 'law', timeZone: SHANGHAI.id },
      'sources.json': { logic: { title: words, issuer: words, readOn: '2026-11-23' } },
      'zone.json': SHANGHAI,
      'truth.json': { id: 'truth', text: words, rules },
    }),
  ])
  return (a, b) => {
    const facts: Facts = {
      asOf: '2026-03-02T10:00:00+08:00',
      order: { market: 'CN', purchasedAt: '2026-03-01T10:00:00+08:00' },
      item: { category: 'phones' },
      goods: { opened: a, used: b },
      history: [],
      claim: {},
    }
    const { services } = policy.evaluate(facts)
    return (service) => services[service].verdict
  }
}
