import { isKnown } from '../core/interval.js'
import { listIn } from '../core/list-in.js'
import { FALSE, TRUE, type Truth } from '../core/truth.js'
import { dayAt, type TimeZone } from '../core/zone.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { EventId, FactPath } from '../facts/facts.js'
import type { BitLayout, CompiledPolicy } from '../policy/compiled.js'
import { bitTable, type ClaimBits } from './bit-table.js'
import { type Evaluation, isDerived, knownValue } from './evaluation.js'
import { eventTime } from './events.js'
import { SELECTED, selectorTruth } from './scope.js'
import { inForceAt } from './standing.js'

/** What is asked of one fact. */
interface Asked {
  readonly tests: readonly Test[]
  /** Tests that are false of every value but those that they name: there may be thousands, of which few name one. */
  readonly naming: ReadonlyMap<string, readonly Test[]>
  /** Numbers that tests compare with, in order. */
  readonly literals: readonly number[]
  /** All of it false: of most values most of it is. */
  readonly falses: BitSet
  /** The bits of the values that it had. */
  readonly known: Map<unknown, BitSet>
}

interface Test {
  readonly bit: number
  readonly truth: (evaluation: Evaluation) => Truth
  /** What it compares with. */
  readonly literals: readonly unknown[]
  /** False of every other value. */
  readonly names?: ReadonlySet<string>
}

/** Bits to set, as a word and its mask, and so on. */
type BitSet = readonly number[]

/** What is asked of the days of one event. */
interface DaysOf extends Asked {
  readonly by: EventId
  readonly zone: TimeZone
}

/** How the bits of claims are found, made once for a policy. */
interface BitReader {
  readonly layout: BitLayout
  readonly facts: ReadonlyMap<FactPath, Asked>
  readonly derived: readonly (readonly [FactPath, Asked])[]
  readonly inForce: readonly DaysOf[]
  /** What may be given at all, where questions hang on it. */
  readonly given: readonly { readonly bit: number; readonly isGiven: (facts: CheckedFacts) => boolean }[]
  /** A number for each text whose word is part of the bits. */
  readonly texts: Map<unknown, number>
}

const MOST_VALUES = 4096

/** Selectors that are false of an item that none of their values names. A market names those in it, and what `notCategory` names is left out. */
const NAMING: ReadonlySet<string> = new Set(['category', 'brand', 'channel', 'reason', 'label'])

function bitReader({ atoms, selectors, inForces, bits: layout }: CompiledPolicy): BitReader {
  const tests = new Map<FactPath, Test[]>()
  const ask = (fact: FactPath, test: Test): void => void listIn(tests, fact).push(test)
  for (const [number, atom] of atoms.entries())
    ask(atom.fact, {
      bit: layout.atoms + number,
      truth: (evaluation) => atom.test(knownValue(evaluation, atom.fact) as Parameters<typeof atom.test>[0]),
      literals: atom.literals,
    })
  for (const selector of selectors) {
    const test = { bit: layout.selectors + selector.number, truth: (evaluation: Evaluation) => selectorTruth(evaluation, selector), literals: [] }
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
          mine.map((one) => ({ bit: layout.inForces + one.number, truth: (evaluation) => inForceAt(evaluation, one), literals: [one.from, one.until] })),
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

function askedBy(tests: readonly Test[], { falseBits }: BitLayout): Asked {
  const naming = new Map<string, Test[]>()
  for (const test of tests) for (const name of test.names ?? []) listIn(naming, name).push(test)
  return {
    tests: tests.filter(({ names }) => names === undefined),
    naming,
    literals: [...new Set(tests.flatMap(({ literals }) => literals.filter((literal) => typeof literal === 'number')))].sort((a, b) => a - b),
    falses: bitSet(tests.map(({ bit }) => falseBits + bit)),
    known: new Map(),
  }
}

function bitSet(bits: Iterable<number>): BitSet {
  const { words, masks } = bitTable(bits)
  return [...words].flatMap((word, index) => [word, masks[index] as number])
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
    if (asked) set(claim, bitsOfValue(evaluation, asked, value, layout))
  }
  for (const [fact, asked] of derived) {
    const value = knownValue(evaluation, fact)
    if (value !== undefined) set(claim, bitsOfValue(evaluation, asked, value, layout))
  }
  for (const clock of inForce) {
    set(claim, bitsInForce(evaluation, clock, layout))
  }
  for (const { bit, isGiven } of reader.given) if (isGiven(evaluation.facts)) claim[bit >> 5] = (claim[bit >> 5] as number) | (1 << (bit & 31))
  for (let index = 0; index < layout.texts.length; index++) claim[layout.firstText + index] = textNumber(texts, values.get(layout.texts[index] as FactPath))
  return claim
}

function textNumber(texts: Map<unknown, number>, text: unknown): number {
  const known = texts.get(text)
  if (known !== undefined) return known
  texts.set(text, texts.size)
  return texts.size - 1
}

function set(claim: ClaimBits, bits: BitSet): void {
  for (let index = 0; index < bits.length; index += 2) {
    const word = bits[index] as number
    claim[word] = (claim[word] as number) | (bits[index + 1] as number)
  }
}

/** The bits of what some tests say, those of all others false. */
function bitsOfTests(evaluation: Evaluation, { falses }: Asked, tests: Iterable<Test>, { length, falseBits }: BitLayout): BitSet {
  const words = new Int32Array(length)
  set(words, falses)
  for (const { bit, truth } of tests) {
    const known = truth(evaluation)
    if (known === TRUE) set(words, [bit >> 5, 1 << (bit & 31)])
    if (known !== FALSE) words[(falseBits + bit) >> 5] = (words[(falseBits + bit) >> 5] as number) & ~(1 << (bit & 31))
  }
  return [...words].flatMap((word, index) => (word === 0 ? [] : [index, word]))
}

function bitsOfValue(evaluation: Evaluation, asked: Asked, value: unknown, layout: BitLayout): BitSet {
  const key = typeof value === 'number' ? placeOf(value, asked) : value instanceof Set ? [...value].join('\n') : value
  return asked.known.get(key) ?? keep(asked, key, bitsOfTests(evaluation, asked, testsOf(evaluation, asked, value), layout))
}

/** A day in force is a day of the event; while that is not known, it lies between two days. */
function bitsInForce(evaluation: Evaluation, clock: DaysOf, layout: BitLayout): BitSet {
  const time = eventTime(evaluation, clock.by)
  if (time === null) return clock.falses
  const first = placeOf(dayAt(clock.zone, time.lo), clock)
  const key = isKnown(time) ? first : `${first} to ${placeOf(dayAt(clock.zone, time.hi), clock)}`
  return clock.known.get(key) ?? keep(clock, key, bitsOfTests(evaluation, clock, clock.tests, layout))
}

function keep({ known }: Asked, key: unknown, bits: BitSet): BitSet {
  if (known.size >= MOST_VALUES) known.clear()
  known.set(key, bits)
  return bits
}

/** No test tells numbers apart that lie between the same two literals. */
function placeOf(value: number, { literals }: Asked): number {
  let place = 0
  while (place < literals.length && (literals[place] as number) < value) place++
  return literals[place] === value ? 2 * place + 1 : 2 * place
}
