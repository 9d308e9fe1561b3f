import { FALSE, TRUE, type Truth } from '../core/truth.js'
import { dayAt } from '../core/zone.js'
import type { FactPath } from '../facts/facts.js'
import type { BitLayout, CompiledPolicy, InForce } from '../policy/compiled.js'
import type { ClaimBits } from './bit-table.js'
import { type Evaluation, isDerived, knownValue } from './evaluation.js'
import { SELECTED, selectorTruth } from './scope.js'
import { inForceAt } from './standing.js'

/** What is asked of one fact, and the bits of the values that it had. */
interface Asked {
  readonly tests: readonly { readonly bit: number; readonly truth: (evaluation: Evaluation) => Truth }[]
  readonly bits: Map<unknown, readonly number[]>
}

/** How the bits of claims are found, made once for a policy. */
interface BitReader {
  readonly layout: BitLayout
  readonly facts: ReadonlyMap<FactPath, Asked>
  readonly derived: readonly (readonly [FactPath, Asked])[]
  readonly inForce: readonly { readonly of: readonly InForce[]; readonly bits: Map<unknown, readonly number[]> }[]
  /** A number for each text whose word is part of the bits. */
  readonly texts: Map<unknown, number>
}

const MOST_VALUES = 1024

function bitReader({ atoms, selectors, inForces, bits: layout }: CompiledPolicy): BitReader {
  const tests = new Map<FactPath, { bit: number; truth: (evaluation: Evaluation) => Truth }[]>()
  const ask = (fact: FactPath, bit: number, truth: (evaluation: Evaluation) => Truth): void => {
    tests.set(fact, [...(tests.get(fact) ?? []), { bit, truth }])
  }
  for (const [number, atom] of atoms.entries())
    ask(atom.fact, layout.atoms + number, (evaluation) => atom.test(knownValue(evaluation, atom.fact) as Parameters<typeof atom.test>[0]))
  for (const selector of selectors) ask(SELECTED[selector.kind], layout.selectors + selector.number, (evaluation) => selectorTruth(evaluation, selector))
  const asked = [...tests].map(([fact, of]): [FactPath, Asked] => [fact, { tests: of, bits: new Map() }])
  const byClock = new Map<string, InForce[]>()
  for (const one of inForces) byClock.set(`${one.by} ${one.zone.id}`, [...(byClock.get(`${one.by} ${one.zone.id}`) ?? []), one])
  return {
    layout,
    facts: new Map(asked),
    derived: asked.filter(([fact]) => isDerived(fact)),
    inForce: [...byClock.values()].map((of) => ({ of, bits: new Map() })),
    texts: new Map(),
  }
}

const READERS = new WeakMap<CompiledPolicy, BitReader>()

function readerOf(policy: CompiledPolicy): BitReader {
  const reader = READERS.get(policy) ?? bitReader(policy)
  READERS.set(policy, reader)
  return reader
}

/** What is known of the claim, worked out once for each evaluation. */
export function bitsOfClaim(evaluation: Evaluation): ClaimBits {
  evaluation.bits ??= claimBits(evaluation, readerOf(evaluation.policy))
  return evaluation.bits
}

/** Every truth that does not hang on the clock, as a bit: known true, known false, neither; with what is given at all, where questions hang on it. */
function claimBits(evaluation: Evaluation, reader: BitReader): ClaimBits {
  const { layout, derived, inForce, texts } = reader
  const { values } = evaluation.facts
  const claim = new Int32Array(layout.length)
  for (const [fact, value] of values) {
    const asked = reader.facts.get(fact)
    if (asked) put(claim, bitsOfValue(evaluation, asked, value, layout))
  }
  for (const [fact, asked] of derived) {
    const value = knownValue(evaluation, fact)
    if (value !== undefined) put(claim, bitsOfValue(evaluation, asked, value, layout))
  }
  for (const clock of inForce) put(claim, bitsOfDay(evaluation, clock, layout))
  for (const [index, source] of layout.sources.entries()) if (isGiven(evaluation, source)) put(claim, [layout.given + index])
  for (const [index, fact] of layout.texts.entries()) {
    const value = values.get(fact)
    if (!texts.has(value)) texts.set(value, texts.size)
    claim[layout.firstText + index] = texts.get(value) as number
  }
  return claim
}

function put(claim: ClaimBits, bits: readonly number[]): void {
  for (const bit of bits) claim[bit >> 5] = (claim[bit >> 5] as number) | (1 << (bit & 31))
}

function bitsOfDay(evaluation: Evaluation, { of, bits }: BitReader['inForce'][number], layout: BitLayout): readonly number[] {
  const [{ by, zone }] = of as readonly [InForce]
  const time = evaluation.facts.events.get(by)
  const make = (): number[] =>
    bitsFrom(
      of.map((one) => [layout.inForces + one.number, inForceAt(evaluation, one)]),
      layout,
    )
  return typeof time === 'number' ? remembered(bits, dayAt(zone, time), make) : make()
}

const EVENTS = 'events.'

const isGiven = ({ facts }: Evaluation, source: string): boolean =>
  source === 'history' ? facts.history !== undefined : source.startsWith(EVENTS) ? facts.events.has(source.slice(EVENTS.length)) : facts.values.has(source)

const bitsOfValue = (evaluation: Evaluation, { tests, bits }: Asked, value: unknown, layout: BitLayout): readonly number[] =>
  remembered(bits, value instanceof Set ? [...value].join('\n') : value, () =>
    bitsFrom(
      tests.map(({ bit, truth }) => [bit, truth(evaluation)]),
      layout,
    ),
  )

/** The bits that say so: none for what is not known. */
const bitsFrom = (truths: readonly (readonly [bit: number, truth: Truth])[], { falseBits }: BitLayout): number[] =>
  truths.flatMap(([bit, truth]) => (truth === TRUE ? [bit] : truth === FALSE ? [falseBits + bit] : []))

function remembered(bits: Map<unknown, readonly number[]>, key: unknown, make: () => readonly number[]): readonly number[] {
  const known = bits.get(key)
  if (known) return known
  const made = make()
  if (bits.size >= MOST_VALUES) bits.clear()
  bits.set(key, made)
  return made
}
