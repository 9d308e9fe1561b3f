import { deepFreeze } from '../core/freeze.js'
import { FactsError, type Policy } from '../evaluate/create-policy.js'
import { decide } from '../evaluate/decide.js'
import type { Verdict } from '../evaluate/decision.js'
import { type Evaluation, integerOf, newEvaluation } from '../evaluate/evaluation.js'
import { linkedOf } from '../evaluate/linked.js'
import type { CheckedFacts, FactValue } from '../facts/checked-facts.js'
import type { FactPath, Facts, Service } from '../facts/facts.js'
import { type FactDefinition, factDefinition, valuesOf } from '../facts/vocabulary.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { FactChange, Nearness, WhatIf } from './explanation.js'
import { changeableFacts, factsRead } from './facts-read.js'
import { plainValue } from './known-facts.js'
import { whyNotOf } from './why-not.js'

/** Says only what is asked for, which changes nothing. */
const ASKED_FOR: FactPath = 'claim.service'
const QUANTITY: FactPath = 'claim.quantity'

interface Change {
  readonly fact: FactPath
  readonly value: FactValue
}

/**
 * The smallest changes of known facts that a person can still change (`mutable` in the vocabulary) after which a denied service is given: of one fact, or
 * where none is enough, of two; available ones first (S-21). Each was decided by the evaluator. What an unknown fact would do is a question, and no change.
 *
 * @returns Empty for a service that is not `unavailable`, and where no such change gives it.
 * @throws FactsError with every issue when the facts are not valid.
 * @example
 * whatIf(policy, facts, 'return')
 * // => [{ changes: [{ fact: 'goods.accessoriesComplete', from: false, to: true }], verdict: 'available', rule: 'cn.no-reason-return.grant' }]
 */
export function whatIf(policy: Policy, facts: Facts, service: Service): WhatIf[] {
  const { policy: compiled, door } = linkedOf(policy)
  const checked = door(facts)
  if (!checked.ok) throw new FactsError(checked.issues)
  const evaluation = newEvaluation(compiled, checked.facts)
  const { verdict, denials } = decide(compiled, '', checked.facts, [service]).services[service]
  if (verdict !== 'unavailable') return []
  const denied = denials.flatMap((denial) => {
    const grant = compiled.grants.get(service)?.find(({ id }) => id === denial.rule)
    return grant ? [{ grant, nearness: whyNotOf(evaluation, grant, denial).nearness }] : []
  })
  return deepFreeze(smallestChanges(evaluation, service, denied))
}

/** The same for grants that are known to be denied, with how near each is: only what those read that are `changeable` is looked at. */
export function smallestChanges(
  evaluation: Evaluation,
  service: Service,
  denied: readonly { readonly grant: CompiledGrant; readonly nearness: Nearness }[],
): WhatIf[] {
  const near = denied.flatMap(({ grant, nearness }) => (nearness === 'changeable' ? [grant] : []))
  const read = new Set(near.flatMap((grant) => [QUANTITY, ...factsRead(evaluation.policy, grant)].flatMap((fact) => changeableFacts(evaluation, fact))))
  const single = changes(evaluation, read)
  const found = single.flatMap((one) => outcomeOf(evaluation, service, [one]))
  if (found.length > 0) return nearestNumbers(found.sort(surestFirst))
  const pairs = single.flatMap((one, index) => single.slice(index + 1).flatMap((other) => (other.fact === one.fact ? [] : [[one, other]])))
  return nearestNumbers(pairs.flatMap((pair) => outcomeOf(evaluation, service, pair)).sort(surestFirst))
}

/** Of several numbers of one fact that do, the surest, and then the one that changes least: it comes first. */
function nearestNumbers(found: readonly WhatIf[]): WhatIf[] {
  const kindOf = ({ changes: made }: WhatIf): string => JSON.stringify(made.map(({ fact, to }) => [fact, typeof to === 'number' ? 'number' : to]))
  const first = new Map<string, WhatIf>()
  for (const one of found) if (!first.has(kindOf(one))) first.set(kindOf(one), one)
  return [...first.values()]
}

const RANK: Record<Verdict, number> = { available: 0, conditional: 1, needs_information: 2, unavailable: 3 }
/** Alike ones stay in the order of their facts, the nearest value first. */
const surestFirst = (a: WhatIf, b: WhatIf): number => RANK[a.verdict] - RANK[b.verdict]

function outcomeOf({ policy, facts }: Evaluation, service: Service, made: readonly Change[]): WhatIf[] {
  const changed: CheckedFacts = { ...facts, values: new Map([...facts.values, ...made.map(({ fact, value }) => [fact, value] as const)]) }
  const { verdict, routes } = decide(policy, '', changed, [service]).services[service]
  const [route] = routes
  if ((verdict !== 'available' && verdict !== 'conditional') || !route) return []
  const said = made.map(({ fact, value }): FactChange => ({ fact, from: plainValue(facts.values.get(fact) as FactValue), to: plainValue(value) }))
  return [{ changes: said, verdict, rule: route.rule }]
}

/** Every other value of some facts that are known. */
function changes(evaluation: Evaluation, facts: ReadonlySet<FactPath>): Change[] {
  return [...facts]
    .filter((fact) => fact !== ASKED_FOR)
    .sort()
    .flatMap((fact) => {
      const value = evaluation.facts.values.get(fact)
      const definition = factDefinition(evaluation.policy.vocabulary, fact)
      return value === undefined || !definition ? [] : otherValues(evaluation, fact, definition, value).map((one): Change => ({ fact, value: one }))
    })
}

function otherValues(evaluation: Evaluation, fact: FactPath, definition: FactDefinition, value: FactValue): FactValue[] {
  const { policy } = evaluation
  // What a claim holds already is not taken back.
  const literals = policy.atoms.filter((atom) => atom.fact === fact).flatMap((atom) => atom.literals)
  if (value instanceof Set) return literals.filter((one) => typeof one === 'string' && !value.has(one)).map((one) => new Set([...value, one as string]))
  if (typeof value === 'boolean') return [!value]
  if (definition.type === 'string') return [...new Set(literals)].filter((one) => one !== value)
  if (typeof value === 'string') return [...valuesOf(policy.vocabulary, definition)].filter((one) => one !== value)
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = definition
  const most = fact === QUANTITY ? Math.min(max, integerOf(evaluation, 'item.quantity') ?? (value as number)) : max
  const left = fact === QUANTITY ? [integerOf(evaluation, 'derived.unitsLeft') ?? 0, 1, ...amounts(evaluation)] : []
  // Nothing else that can be changed has other values: sets, truths and codes are done.
  const near = [...left, ...(literals as number[]).flatMap((literal) => [literal - 1, literal, literal + 1])]
  const far = (one: number): number => Math.abs(one - (value as number))
  return [...new Set(near)].filter((one) => one >= Math.max(min, fact === QUANTITY ? 1 : min) && one <= most && one !== value).sort((a, b) => far(a) - far(b))
}

/** The quantities at which what a claim comes to passes a number of the rules. */
function amounts(evaluation: Evaluation): number[] {
  const price = integerOf(evaluation, 'item.unitPaid') ?? 0
  const literals = evaluation.policy.atoms.filter(({ fact }) => fact === 'derived.claimAmount').flatMap((atom) => atom.literals as number[])
  return price > 0 ? literals.flatMap((literal) => [Math.ceil(literal / price) - 1, Math.floor(literal / price), Math.floor(literal / price) + 1]) : []
}
