import { deepFreeze } from '../core/freeze.js'
import { type Issue, pathText } from '../core/issue.js'
import { makeDoor } from '../facts/door.js'
import type { Facts, Service } from '../facts/facts.js'
import { type Compiled, compilePolicy } from '../policy/compile-policy.js'
import type { Pack } from '../policy/pack.js'
import type { Rule, RuleId } from '../policy/rule.js'
import { type Brief, decideBriefly } from './brief.js'
import { decide } from './decide.js'
import type { Decision, Question } from './decision.js'
import { type Evaluated, type EvaluateMany, manyBy } from './evaluate-many.js'
import { withLinked } from './linked.js'
import { policyHash, type Replay, replayOf } from './replay.js'

export interface EvaluateOptions {
  /** Decide only these services; the other keys of `services` are then absent. */
  only?: Service[]
}

/** Packs, linked and checked, that decide. Frozen and pure: the same facts always give the same decision. */
export interface Policy {
  readonly id: string
  readonly version: string
  readonly hash: string
  /** Warnings found when the packs were linked. */
  readonly warnings: readonly Issue[]
  /** Decides. Total for valid facts; throws `FactsError`, which carries every issue, for others. */
  evaluate(facts: Facts, options?: EvaluateOptions): Decision
  /** Decides, or says what is wrong with the input. Never throws. `facts` is the input itself, typed. */
  safeEvaluate(facts: unknown, options?: EvaluateOptions): Evaluated
  /**
   * Decides in brief: for each service the verdict with the best route's rule, deadline and evidence, or the nearest denial, for lists of orders and for trying a
   * policy on many stored claims. It says what `evaluate` says (it is `briefOf(evaluate(facts))`) at a fraction of the cost.
   *
   * @throws FactsError with every issue when the facts are not valid.
   * @example
   * policy.brief(facts).services.return?.verdict // => 'conditional'
   */
  brief(facts: Facts, options?: EvaluateOptions): Brief
  /** Decides in brief, or says what is wrong with the input. Never throws. */
  safeBrief(facts: unknown, options?: EvaluateOptions): Evaluated<Brief>
  /**
   * Decides each input, in order, one at a time as the results are read: a list, a generator or a stream of any length, in constant memory. A wrong input gives its
   * issues and does not stop the rest.
   *
   * @example
   * for (const result of policy.evaluateMany([facts, {}])) console.log(result.ok) // => true, false
   */
  evaluateMany: EvaluateMany<EvaluateOptions>
  /** What is wrong with the input; [] when nothing is. Never throws. */
  check(facts: unknown): Issue[]
  /** The questions of the decision, of all services or of one. */
  questions(facts: Facts, service?: Service): Question[]
  /** Hashes to store beside the decision (S-14). */
  replay(facts: Facts, decision: Decision): Replay
  rule(id: RuleId): Rule | undefined
}

/** How many issues the message of an error lists; all of them are in `issues`. */
const LISTED = 3

function summary(what: string, issues: readonly Issue[]): string {
  const lines = issues
    .slice(0, LISTED)
    .map(({ file, path, message, hint }) => `  ${[file, pathText(path)].filter(Boolean).join(' ')}: ${message}${hint ? `; ${hint}` : ''}`)
  const more = issues.length - LISTED
  return [`${what} (${issues.length} issue${issues.length === 1 ? '' : 's'})`, ...lines, ...(more > 0 ? [`  and ${more} more in error.issues`] : [])].join('\n')
}

/** The input is wrong. `issues` holds everything that is. */
export class FactsError extends Error {
  override readonly name = 'FactsError'
  constructor(readonly issues: readonly Issue[]) {
    super(summary('The facts are not valid', issues))
  }
}

/** The packs are wrong, or do not fit together. `issues` holds everything that is. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  constructor(readonly issues: readonly Issue[]) {
    super(summary('The packs do not make a policy', issues))
  }
}

/**
 * Links packs into a policy. Takes parsed packs only: imports from "aftersales/rules/…", or what `parsePack` of "aftersales/schema" returns.
 * The order in which packs are given does not matter.
 *
 * @throws PolicyError with every issue: a pack that is missing, an edge that dangles or is forbidden, a condition of the wrong type …
 * @example
 * const policy = createPolicy([cn, jd])
 * policy.evaluate(facts).services.return.verdict // => 'conditional'
 */
export function createPolicy(packs: readonly Pack[]): Policy {
  const compiled = compilePolicy(packs)
  if (!compiled.ok) throw new PolicyError(compiled.issues)
  return policyOf(compiled)
}

/** The policy of some packs; undefined where they do not make one. */
export function tryPolicy(packs: readonly Pack[]): Policy | undefined {
  const compiled = compilePolicy(packs)
  return compiled.ok ? policyOf(compiled) : undefined
}

const throwing =
  <D>(safe: (facts: unknown, options?: EvaluateOptions) => Evaluated<D>) =>
  (facts: Facts, options?: EvaluateOptions): D => {
    const result = safe(facts, options)
    if (!result.ok) throw new FactsError(result.issues)
    return result.decision
  }

function policyOf({ policy, warnings }: Extract<Compiled, { ok: true }>): Policy {
  const door = makeDoor(policy.vocabulary, policy.range)
  let hash: string | undefined
  const hashOnce = (): string => (hash ??= policyHash(policy))
  const safeEvaluate: Policy['safeEvaluate'] = (facts, options) => {
    const checked = door(facts)
    return checked.ok ? { ok: true, decision: deepFreeze(decide(policy, hashOnce(), checked.facts, options?.only)), facts: facts as Facts } : checked
  }
  let named: Brief['policy'] | undefined
  const safeBrief: Policy['safeBrief'] = (facts, options) => {
    const checked = door(facts)
    if (!checked.ok) return checked
    named ??= Object.freeze({ id: policy.id, version: policy.version, hash: hashOnce() })
    return { ok: true, decision: decideBriefly(policy, named, checked.facts, options?.only), facts: facts as Facts }
  }
  const evaluate = throwing(safeEvaluate)
  const linked: Policy = {
    id: policy.id,
    version: policy.version,
    get hash() {
      return hashOnce()
    },
    warnings: deepFreeze(warnings),
    evaluate,
    safeEvaluate,
    brief: throwing(safeBrief),
    safeBrief,
    evaluateMany: manyBy(safeEvaluate),
    check: (facts: unknown) => {
      const checked = door(facts)
      return checked.ok ? [] : checked.issues
    },
    questions: (facts: Facts, service?: Service) => {
      const { ask, services } = evaluate(facts)
      return service === undefined ? ask : services[service].ask
    },
    replay: (facts: Facts, decision: Decision) => replayOf(hashOnce(), policy.vocabulary, facts, decision),
    rule: (id: RuleId) => policy.rules.get(id)?.rule,
  }
  return Object.freeze(withLinked(linked, { policy, door }))
}
