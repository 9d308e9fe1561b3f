import type { Node } from '../../core/diagram.js'
import { type Cost, cheapest } from '../../core/diagram-witness.js'
import { newEvaluation } from '../../evaluate/evaluation.js'
import type { Linked } from '../../evaluate/linked.js'
import { completeClaim } from '../../explain/cells/complete-claim.js'
import { UNITS } from '../../explain/cells/complete-history.js'
import { APPROVED, isReviewed } from '../../explain/cells/review.js'
import type { Pick, Variable } from '../../explain/cells/variable.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import type { EventId, Facts } from '../../facts/facts.js'
import { factDefinition, type Vocabulary } from '../../facts/vocabulary.js'
import { followClaim } from './follow-claim.js'
import type { LeafEnds } from './leaf-ends.js'
import { liesAhead, type PolicyTimes, passedIn, positionAt } from './policy-times.js'
import type { ServiceSpace } from './service-space.js'
import { type Minutes, type SettledTimes, TimeSettler } from './settle-times.js'
import { writeFacts } from './write-facts.js'

/** The history alone says when these happened. */
const FROM_HISTORY: ReadonlySet<EventId> = new Set(['repairDone'])
const MINUTE = 'derived.submittedMinute'
/** What every claim must say, and what it says when no rule reads it. */
const LEAST: readonly (readonly [string, string])[] = [['order.market', 'CN']]

/** A claim with the cell that it lies in. */
export interface PlacedClaim {
  readonly facts: Facts
  readonly values: readonly number[]
}

/** How a claim may lie beside the cell that it is made for. */
export interface Loosely {
  /** Variables that come out as they do. */
  readonly without?: ReadonlySet<Variable>
  /** Which of many numbers that nothing tells apart. */
  readonly pick?: Pick
}

/** Claims made of cells. */
export class Witnesses {
  readonly settler: TimeSettler

  constructor(
    private readonly linked: Linked,
    private readonly spaceOf: ServiceSpace,
    ends: LeafEnds,
  ) {
    this.settler = new TimeSettler(linked.policy, ends, spaceOf.times)
  }

  /** Claims for which a function has a wanted value, the plainest first, at most `most`. Whether they are what they should be is for the caller to check. */
  *of(node: Node, wanted: (value: number) => boolean = Boolean, most = 12): Iterable<Facts> {
    const { among, space } = this.spaceOf
    const sought = new Set<Node>()
    const easier = wanted === Boolean ? (['unmoved', 'usual'] as const) : []
    for (const kind of easier) {
      const part = space.and(node, among(kind))
      if (sought.has(part) || part === node) continue
      sought.add(part)
      yield* this.sought(part, wanted, most)
    }
    yield* this.sought(node, wanted, most)
  }

  private *sought(node: Node, wanted: (value: number) => boolean, most: number): Iterable<Facts> {
    const { diagrams } = this.spaceOf
    const seen = new Set<string>()
    for (let attempt = 0; attempt < most; attempt++) {
      const values = cheapest(diagrams, node, wanted, this.cost(attempt))
      if (!values) return
      const key = values.join()
      if (seen.has(key)) continue
      seen.add(key)
      const claim = this.claimOf(values)
      if (claim) yield claim
    }
  }

  /** Later attempts prefer other values, in an order that is the same each time. */
  private cost(attempt: number): Cost {
    const plain = this.plainValues()
    if (attempt === 0) return (variable, value) => (value === plain[variable] ? 0 : 1)
    return (variable, value) => (((variable + 1) * 2654435761 + (value + 1) * 40503 + attempt * 97) % 1009) / 1009 + (value === plain[variable] ? 0 : 0.5)
  }

  private plain: number[] | undefined
  private plainValues(): number[] {
    const { vocabulary } = this.linked.policy
    const { space, times } = this.spaceOf
    this.plain ??= [...space.variables.map((variable) => plainTime(times, variable) ?? plainValue(variable, vocabulary)), 1]
    return this.plain
  }

  /** The claim of one assignment: a value for each variable, and for the review. */
  claimOf(values: readonly number[]): Facts | undefined {
    const settled = this.settled(values)
    return settled && this.made(values, settled)?.facts
  }

  /** The claim of one assignment, with the cell that it lies in. */
  placed(values: readonly number[], settled: SettledTimes | undefined = this.settled(values), loosely?: Loosely): PlacedClaim | undefined {
    const made = settled && this.made(values, settled, loosely)
    return made && { facts: made.facts, values: followClaim(this.linked.policy, this.spaceOf, made.checked, values) }
  }

  private settled(values: readonly number[]): SettledTimes | undefined {
    const { space } = this.spaceOf
    return this.settler.settle((variable) => values[space.numberOf(variable)] as number, minutesOf(this.choiceOf(values)))
  }

  /** The values of all variables but those of time. */
  private choiceOf(values: readonly number[]): [Variable, number][] {
    const { space, times } = this.spaceOf
    this.ofTime ??= new Set(times.variables)
    const { ofTime } = this
    return space.variables.flatMap((variable, number): [Variable, number][] => (ofTime.has(variable) ? [] : [[variable, values[number] as number]]))
  }

  private ofTime: ReadonlySet<Variable> | undefined

  /** The claim of one assignment, at instants that lie where its values of time have them, as it is written and as the door reads it. */
  private made(
    values: readonly number[],
    { submitted, events }: SettledTimes,
    { without, pick }: Loosely = {},
  ): { facts: Facts; checked: CheckedFacts } | undefined {
    const { space } = this.spaceOf
    const { policy, door } = this.linked
    const valueFor = (variable: Variable): number => values[space.numberOf(variable)] as number
    const choice = this.choiceOf(values).filter(([variable]) => !without?.has(variable))
    const known = new Map<EventId, number | null>([...events].filter(([event]) => !FROM_HISTORY.has(event)))
    const reviewed = values[space.review] === 1
    const happened = [...known].flatMap(([event, ms]) => (ms === null || policy.vocabulary.events[event]?.future ? [] : [ms]))
    const asOf = Math.max(submitted, ...happened)
    const base: CheckedFacts = { asOfText: '', asOf, submitted, values: new Map(LEAST), events: new Map([...known, ['submitted', submitted]]), history: [] }
    const completed = completeClaim(newEvaluation(policy, base), [...choice, [this.timesOf(valueFor, events), 0]], pick)
    if (!completed) return undefined
    const item = new Map(completed.values)
    if (!item.has('item.category')) item.set('item.category', policy.categories.keys().next().value as string)
    const shown = new Map(completed.events)
    if (reviewed && !isReviewed({ ...completed, values: item }) && !shown.has(APPROVED)) shown.set(APPROVED, asOf)
    const facts = writeFacts({ ...completed, values: item, events: shown }, policy.zone)
    const read = door(facts)
    return read.ok ? { facts, checked: read.facts } : undefined
  }

  /** Events that the history decides, and ends that past cases have to move. */
  private timesOf(valueFor: (variable: Variable) => number, events: ReadonlyMap<EventId, number | null>): Variable {
    const { times } = this.spaceOf
    return {
      name: 'times',
      asks: ['history'],
      use: { grants: 0, first: 0 },
      size: 1,
      answers: [],
      put: (draft) => {
        for (const [event, ms] of events) draft.events.set(event, ms)
        for (const pair of times.pairs) {
          const position = positionAt(pair, valueFor(pair.variable))
          if (!position) continue
          for (const chain of pair.chains) {
            const passed = valueFor(chain.variable)
            // The longest span that is to be moved: it moves the others with it.
            const leaf = chain.leaves[passed]
            if (leaf && passed < passedIn(pair, chain, position)) draft.comparisons = [...draft.comparisons, { leaf, tested: pair.tested, holds: true }]
          }
        }
      },
    }
  }
}

/** The minutes of the day in which a claim has to be made, where its cells say so. */
export function minutesOf(choice: readonly (readonly [Variable, number])[]): Minutes | undefined {
  for (const [variable, value] of choice) {
    if (variable.name !== MINUTE) continue
    const counts = new Map<string, { min: number; max: number }>()
    variable.put(
      { values: new Map(), ranges: new Map(), events: new Map(), counts, spans: new Map(), comparisons: [], opens: new Map(), checks: [] },
      value,
      (lo) => lo,
    )
    return counts.get(MINUTE)
  }
  return undefined
}

/** Events that a claim has unless something else is wanted. */
const COMMON: ReadonlySet<EventId> = new Set(['purchased', 'delivered', 'submitted'])

/** Times that read as nothing special: delivered, everything in time, nothing else happened, the law of today. */
function plainTime({ pairs, periodsOf }: PolicyTimes, variable: Variable): number | undefined {
  for (const pair of pairs) {
    if (pair.variable === variable) {
      const first = pair.positions.findIndex((position) => !liesAhead(pair, position))
      return COMMON.has(pair.event) || pair.tested !== 'submitted' ? Math.max(0, first) + variable.size - pair.positions.length : 0
    }
    const chain = pair.chains.find((one) => one.variable === variable)
    if (chain) return 0
  }
  const periods = periodsOf.find((one) => one.variable === variable)
  return periods && (COMMON.has(periods.event) ? variable.size - 1 : 0)
}

/** A value that reads as nothing special: no to whatever is asked, none of a list, the first of several. */
function plainValue({ name, answers, size }: Variable, vocabulary: Vocabulary): number {
  if (name === UNITS) return 1
  const no = answers.find(({ answer }) => answer === false)
  if (no) return no.value
  return factDefinition(vocabulary, name)?.type === 'boolean' ? size - 1 : 0
}
