import { deepFreeze } from '../core/freeze.js'
import { type Truth, UNKNOWN } from '../core/truth.js'
import type { CheckedFacts, FactValue } from '../facts/checked-facts.js'
import { unknownSources } from '../facts/derived.js'
import type { EventId, FactPath } from '../facts/facts.js'
import type { CompiledDefeater, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import { atomAt } from '../policy/condition.js'
import type { ClaimBits } from './bit-table.js'
import type { FramesOf } from './frame.js'
import type { Moment } from './moment.js'

/** One policy on one set of facts, with what has been worked out so far. Made for one decision, never kept. */
export interface Evaluation {
  readonly policy: CompiledPolicy
  readonly facts: CheckedFacts
  readonly derived: Map<FactPath, FactValue | undefined>
  /** Truths by the number of an atom, a condition, a selector, a pack or a rule; UNASKED: not worked out yet. */
  readonly atoms: Uint8Array
  readonly conditions: Uint8Array
  readonly selectors: Uint8Array
  readonly reaching: Uint8Array
  readonly applying: Uint8Array
  readonly standing: Uint8Array
  /** What is known of the claim, as bits; see claim-bits. */
  bits: ClaimBits | undefined
  /** Of each grant the excludes that are about the item, or may be; left out: all of them. */
  excludes: ReadonlyMap<CompiledGrant, readonly CompiledDefeater[]> | undefined
  /** The times of events, as anchors. */
  readonly happened: Map<EventId, Moment | null>
  /** The windows of grants, worked out, by their numbers. */
  readonly frames: (FramesOf | undefined)[]
  /** What their clocks say, by the same numbers. */
  readonly inTime: (number | undefined)[]
  /** What else was worked out of a part of the policy: windows, duties, amounts, reasons. */
  readonly memo: Map<unknown, unknown>
}

/** No truth. */
export const UNASKED = 3

export const newEvaluation = (policy: CompiledPolicy, facts: CheckedFacts): Evaluation => new Claim(policy, facts)

/** Lists of truths are made when the first is worked out: a claim like one before needs few of them. */
class Claim implements Evaluation {
  bits: ClaimBits | undefined = undefined
  excludes: Evaluation['excludes'] = undefined
  readonly derived: Evaluation['derived'] = new Map()
  readonly happened: Evaluation['happened'] = new Map()
  readonly frames: Evaluation['frames'] = []
  readonly inTime: Evaluation['inTime'] = []
  readonly memo: Evaluation['memo'] = new Map()
  #atoms: Uint8Array | undefined
  #conditions: Uint8Array | undefined
  #selectors: Uint8Array | undefined
  #reaching: Uint8Array | undefined
  #applying: Uint8Array | undefined
  #standing: Uint8Array | undefined

  constructor(
    readonly policy: CompiledPolicy,
    readonly facts: CheckedFacts,
  ) {}

  get atoms(): Uint8Array {
    this.#atoms ??= unasked(this.policy.atoms)
    return this.#atoms
  }

  get conditions(): Uint8Array {
    this.#conditions ??= unasked(this.policy.conditions)
    return this.#conditions
  }

  get selectors(): Uint8Array {
    this.#selectors ??= unasked(this.policy.selectors)
    return this.#selectors
  }

  get reaching(): Uint8Array {
    this.#reaching ??= unasked(this.policy.packs)
    return this.#reaching
  }

  get applying(): Uint8Array {
    this.#applying ??= unasked(this.policy.notes)
    return this.#applying
  }

  get standing(): Uint8Array {
    this.#standing ??= unasked(this.policy.notes)
    return this.#standing
  }
}

const unasked = (of: { readonly length: number }): Uint8Array => new Uint8Array(of.length).fill(UNASKED)

/** The excludes that may remove a grant. */
export const excludesOf = ({ excludes }: Evaluation, grant: CompiledGrant): readonly CompiledDefeater[] => excludes?.get(grant) ?? grant.excludes

/** Works something out once for each key: an object of the policy, which only one kind of thing is worked out of. */
export function once<T>(memo: Map<unknown, unknown>, key: unknown, make: () => T): T {
  const known = memo.get(key)
  if (known !== undefined) return known as T
  const made = make()
  memo.set(key, made)
  return made
}

/** Makes a frozen part of decisions once for each policy: the key says all that it is made of. */
export const sharedPart = <K, T extends object>(evaluation: Pick<Evaluation, 'policy'>, kind: string, key: K, make: (key: K) => T): T =>
  kept(evaluation, kind, key, (made) => deepFreeze(make(made)))

/** Makes something once for each policy; see `sharedPart`. */
export function kept<K, T extends object>({ policy: { shared } }: Pick<Evaluation, 'policy'>, kind: string, key: K, make: (key: K) => T): T {
  let ofKind = shared.get(kind)
  if (!ofKind) {
    ofKind = new Map()
    shared.set(kind, ofKind)
  }
  const known = ofKind.get(key)
  if (known !== undefined) return known as T
  const made = make(key)
  if (ofKind.size >= MOST_KEPT) ofKind.clear()
  ofKind.set(key, made)
  return made
}

const MOST_KEPT = 8192

/** Facts to ask for, each once, in the order of their paths. */
export function sortedOnce(facts: readonly string[]): string[] {
  const found: string[] = []
  for (const fact of facts) if (!found.includes(fact)) found.push(fact)
  return found.length < 2 ? found : found.sort()
}

const DERIVED = 'derived.'
export const isDerived = (fact: FactPath): boolean => fact.startsWith(DERIVED)

/** The value of a fact, given or derived; undefined when it is unknown. */
export function knownValue(evaluation: Evaluation, fact: FactPath): FactValue | undefined {
  if (!isDerived(fact)) return evaluation.facts.values.get(fact)
  if (!evaluation.derived.has(fact)) evaluation.derived.set(fact, evaluation.policy.derive(fact, evaluation.facts))
  return evaluation.derived.get(fact)
}

/** A whole-number fact. */
export const integerOf = (evaluation: Evaluation, fact: FactPath): number | undefined => knownValue(evaluation, fact) as number | undefined

export function atomTruth(evaluation: Evaluation, number: number): Truth {
  const known = evaluation.atoms[number]
  if (known !== UNASKED) return known as Truth
  const atom = atomAt(evaluation.policy, number)
  const value = knownValue(evaluation, atom.fact)
  const truth = value === undefined ? UNKNOWN : atom.test(value)
  evaluation.atoms[number] = truth
  return truth
}

/** The facts to ask for when a fact is unknown: itself, or what it is derived from. */
export const sourcesOf = (evaluation: Evaluation, fact: FactPath): readonly string[] =>
  isDerived(fact) ? unknownSources(fact, evaluation.facts, evaluation.policy.vocabulary) : [fact]
