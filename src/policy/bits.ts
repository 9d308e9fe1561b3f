import { TRUE } from '../core/truth.js'
import type { FactPath } from '../facts/facts.js'
import { factDefinition, type Vocabulary } from '../facts/vocabulary.js'
import type { Atom } from './atom.js'
import type { BitLayout, BitRow, CompiledBase, CompiledDefeater, InForce, NumberedSelector } from './compiled.js'
import { atomAt, type Condition } from './condition.js'

/** Facts whose value a denial quotes. */
const QUOTED: readonly FactPath[] = ['claim.reason', 'order.state']
const DERIVED = 'derived.'

export function bitLayout(atoms: readonly Atom[], selectors: readonly NumberedSelector[], inForces: readonly InForce[], vocabulary: Vocabulary): BitLayout {
  const truths = atoms.length + selectors.length + inForces.length
  const falseBits = 32 * Math.ceil(truths / 32)
  const derived = atoms.flatMap(({ fact }) => (fact.startsWith(DERIVED) ? sourcesOfDerived(vocabulary, fact) : []))
  const sources = [...new Set(['history', ...derived, ...inForces.map(({ by }) => `events.${by}`)])]
  const firstText = (2 * falseBits) / 32 + Math.ceil(sources.length / 32)
  return {
    atoms: 0,
    selectors: atoms.length,
    inForces: atoms.length + selectors.length,
    falseBits,
    given: 2 * falseBits,
    sources,
    firstText,
    texts: QUOTED,
    length: firstText + QUOTED.length,
  }
}

/** Collects the bits on which something depends. */
export interface BitsOf {
  readonly found: Set<number>
  condition(condition: Condition): void
  selectors(selectors: readonly NumberedSelector[]): void
  /** Whether a rule applies, and what to ask about it. */
  applies(rule: CompiledBase): void
  /** Whether a rule stands. */
  stands(rule: CompiledDefeater): void
}

/** @param layout - Of the policy. */
export function bitsOf(layout: BitLayout, atoms: readonly Atom[], vocabulary: Vocabulary): BitsOf {
  const found = new Set<number>()
  const truth = (bit: number): void => {
    found.add(bit)
    found.add(layout.falseBits + bit)
  }
  const given = (source: string): void => {
    const index = layout.sources.indexOf(source)
    if (index >= 0) found.add(layout.given + index)
  }
  const text = (fact: FactPath): void => {
    const index = layout.texts.indexOf(fact)
    if (index >= 0) for (let bit = 0; bit < 32; bit++) found.add(32 * (layout.firstText + index) + bit)
  }
  const atom = (number: number): void => {
    const { fact } = atomAt({ atoms }, number)
    truth(layout.atoms + number)
    text(fact)
    if (fact.startsWith(DERIVED)) for (const source of sourcesOfDerived(vocabulary, fact)) given(source)
  }
  const condition = (one: Condition): void => {
    if (one.kind === 'atom') atom(one.atom)
    else if (one.kind === 'not') condition(one.of)
    else if (one.kind !== 'constant') for (const part of one.of) condition(part)
  }
  const selectors = (list: readonly NumberedSelector[]): void => {
    for (const { number, kind } of list) {
      truth(layout.selectors + number)
      if (kind === 'reason') text('claim.reason')
    }
  }
  const applies = ({ pack, reach, coverage, when, inForce }: CompiledBase): void => {
    selectors(pack.selectors)
    condition(pack.when)
    selectors(reach)
    selectors(coverage)
    condition(when)
    if (!inForce) return
    truth(layout.inForces + inForce.number)
    given(`events.${inForce.by}`)
    given('history')
  }
  const stands = (rule: CompiledDefeater): void => {
    applies(rule)
    rule.defeatedBy.forEach(stands)
  }
  return { found, condition, selectors, applies, stands }
}

const sourcesOfDerived = (vocabulary: Vocabulary, fact: FactPath): readonly string[] => factDefinition(vocabulary, fact)?.from ?? []

export function rowOf({ atoms, selectors, inForces, falseBits }: BitLayout, { pack, reach, coverage, when, inForce }: CompiledBase): BitRow {
  const want: number[] = [...pack.selectors, ...reach, ...coverage].map(({ number }) => selectors + number)
  if (inForce) want.push(inForces + inForce.number)
  const rest: Condition[] = []
  const needs = (condition: Condition): void => {
    if (condition.kind === 'atom') want.push(atoms + condition.atom)
    else if (condition.kind === 'not' && condition.of.kind === 'atom') want.push(falseBits + atoms + condition.of.atom)
    else if (condition.kind === 'and') condition.of.forEach(needs)
    else rest.push(condition)
  }
  needs(pack.when)
  needs(when)
  const against = want.map((bit) => (bit < falseBits ? bit + falseBits : bit - falseBits))
  const words = [...new Set([...want, ...against].map((bit) => bit >> 5))]
  const masks = (bits: readonly number[]): Int32Array =>
    Int32Array.from(words, (word) => bits.filter((bit) => bit >> 5 === word).reduce((mask, bit) => mask | (1 << (bit & 31)), 0))
  return {
    words: Int32Array.from(words),
    want: masks(want),
    against: masks(against),
    rest: rest.filter((one) => one.kind !== 'constant' || one.truth !== TRUE),
  }
}
