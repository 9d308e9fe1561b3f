import { listIn } from '../core/list-in.js'
import { FALSE, TRUE, type Truth } from '../core/truth.js'
import { dayAt, type TimeZone } from '../core/zone.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { EventId, FactPath } from '../facts/facts.js'
import type { BitLayout, CompiledPolicy } from '../policy/compiled.js'
import { bitTable, type ClaimBits } from './bit-table.js'
import { type Evaluation, isDerived, knownValue } from './evaluation.js'
import { SELECTED, selectorTruth } from './scope.js'
import { inForceAt } from './standing.js'

/** What is asked of one fact. Of most values most of it is false, so that only what differs is kept for the values that it had. */
interface Asked {
  readonly tests: readonly Test[]
  /** Tests that are false of every value but those that they name: there may be thousands, of which few name one. */
  readonly naming: ReadonlyMap<string, readonly Test[]>
  /** All of it false. */
  readonly falses: Falses
  /** The bits to turn, by the value. */
  readonly turned: Map<unknown, readonly number[]>
}

interface Test {
  readonly bit: number
  readonly truth: (evaluation: Evaluation) => Truth
}

interface Falses {
  readonly words: Int32Array
  readonly masks: Int32Array
}

/** How the bits of claims are found, made once for a policy. */
interface BitReader {
  readonly layout: BitLayout
  readonly facts: ReadonlyMap<FactPath, Asked>
  readonly derived: readonly (readonly [FactPath, Asked])[]
  readonly inForce: readonly (Asked & { readonly by: EventId; readonly zone: TimeZone })[]
  /** What may be given at all, where questions hang on it. */
  readonly given: readonly { readonly bit: number; readonly isGiven: (facts: CheckedFacts) => boolean }[]
  /** A number for each text whose word is part of the bits. */
  readonly texts: Map<unknown, number>
}

const MOST_VALUES = 4096

/** Selectors that are false of an item that none of their values names. A market names those in it, and what `notCategory` names is left out. */
const NAMING: ReadonlySet<string> = new Set(['category', 'brand', 'channel', 'reason', 'label'])

function bitReader({ atoms, selectors, inForces, bits: layout }: CompiledPolicy): BitReader {
  const tests = new Map<FactPath, (Test & { readonly names?: ReadonlySet<string> })[]>()
  const ask = (fact: FactPath, test: Test & { readonly names?: ReadonlySet<string> }): void => void listIn(tests, fact).push(test)
  for (const [number, atom] of atoms.entries())
    ask(atom.fact, { bit: layout.atoms + number, truth: (evaluation) => atom.test(knownValue(evaluation, atom.fact) as Parameters<typeof atom.test>[0]) })
  for (const selector of selectors) {
    const test = { bit: layout.selectors + selector.number, truth: (evaluation: Evaluation) => selectorTruth(evaluation, selector) }
    ask(SELECTED[selector.kind], NAMING.has(selector.kind) ? { ...test, names: selector.values } : test)
  }
  const asked = [...tests].map(([fact, of]): [FactPath, Asked] => [fact, askedBy(of, layout)])
  const clocks = new Map(inForces.map(({ by, zone }) => [`${by} ${zone.id}`, { by, zone }]))
  return {
    layout,
    facts: new Map(asked),
    derived: asked.filter(([fact]) => isDerived(fact)),
    inForce: [...clocks.values()].map(({ by, zone }) => {
      const mine = inForces.filter((one) => one.by === by && one.zone.id === zone.id)
      return {
        by,
        zone,
        ...askedBy(
          mine.map((one) => ({ bit: layout.inForces + one.number, truth: (evaluation) => inForceAt(evaluation, one) })),
          layout,
        ),
      }
    }),
    given: layout.sources.map((source, index) => ({ bit: layout.given + index, isGiven: givenTest(source) })),
    texts: new Map(),
  }
}

const EVENTS = 'events.'

/** Whether an event, a fact or the history is given at all. */
function givenTest(source: string): (facts: CheckedFacts) => boolean {
  if (source === 'history') return ({ history }) => history !== undefined
  const event = source.slice(EVENTS.length)
  return source.startsWith(EVENTS) ? ({ events }) => events.has(event) : ({ values }) => values.has(source)
}

function askedBy(tests: readonly (Test & { readonly names?: ReadonlySet<string> })[], { falseBits }: BitLayout): Asked {
  const { words, masks } = bitTable(tests.map(({ bit }) => falseBits + bit))
  const naming = new Map<string, Test[]>()
  for (const test of tests) for (const name of test.names ?? []) listIn(naming, name).push(test)
  return { tests: tests.filter(({ names }) => names === undefined), naming, falses: { words, masks }, turned: new Map() }
}

/** The tests that may not be false of a value. */
function testsOf({ policy }: Evaluation, { tests, naming }: Asked, value: unknown): Iterable<Test> {
  if (naming.size === 0) return tests
  const { line, below } = policy.categories.get(value as string) ?? {}
  const names = value instanceof Set ? value : new Set<unknown>([value, ...(line ?? []), ...(below ?? [])])
  return new Set([...tests, ...[...names].flatMap((name) => naming.get(name as string) ?? [])])
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
    if (asked) answer(claim, asked, turnedFor(evaluation, asked, value, layout))
  }
  for (const [fact, asked] of derived) {
    const value = knownValue(evaluation, fact)
    if (value !== undefined) answer(claim, asked, turnedFor(evaluation, asked, value, layout))
  }
  for (const clock of inForce) {
    const time = evaluation.facts.events.get(clock.by)
    const turned = typeof time === 'number' ? turnedFor(evaluation, clock, dayAt(clock.zone, time), layout) : turnedBits(evaluation, clock.tests, layout)
    answer(claim, clock, turned)
  }
  for (const { bit, isGiven } of reader.given) if (isGiven(evaluation.facts)) turn(claim, bit)
  for (let index = 0; index < layout.texts.length; index++) claim[layout.firstText + index] = textNumber(texts, values.get(layout.texts[index] as FactPath))
  return claim
}

function textNumber(texts: Map<unknown, number>, text: unknown): number {
  const known = texts.get(text)
  if (known !== undefined) return known
  texts.set(text, texts.size)
  return texts.size - 1
}

function answer(claim: ClaimBits, { falses: { words, masks } }: Asked, turned: readonly number[]): void {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number
    claim[word] = (claim[word] as number) | (masks[index] as number)
  }
  for (const bit of turned) turn(claim, bit)
}

function turn(claim: ClaimBits, bit: number): void {
  claim[bit >> 5] = (claim[bit >> 5] as number) ^ (1 << (bit & 31))
}

/** The bits that are not as when all is false: a truth turns two, what is not known one. */
function turnedBits(evaluation: Evaluation, tests: Iterable<Test>, { falseBits }: BitLayout): number[] {
  const turned: number[] = []
  for (const { bit, truth } of tests) {
    const known = truth(evaluation)
    if (known === TRUE) turned.push(bit)
    if (known !== FALSE) turned.push(falseBits + bit)
  }
  return turned
}

function turnedFor(evaluation: Evaluation, asked: Asked, value: unknown, layout: BitLayout): readonly number[] {
  const { turned } = asked
  const key = value instanceof Set ? [...value].join('\n') : value
  const known = turned.get(key)
  if (known) return known
  const made = turnedBits(evaluation, testsOf(evaluation, asked, value), layout)
  if (turned.size >= MOST_VALUES) turned.clear()
  turned.set(key, made)
  return made
}
