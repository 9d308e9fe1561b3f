import { FALSE, TRUE, type Truth, truthOf, UNKNOWN } from '../../core/truth.js'
import { atomTruth, type Evaluation, integerOf, sourcesOf } from '../../evaluate/evaluation.js'
import { selectorTruth } from '../../evaluate/scope.js'
import { missingForUnits, unitsTruth } from '../../evaluate/units.js'
import type { FactValue } from '../../facts/checked-facts.js'
import type { EventId, FactPath } from '../../facts/facts.js'
import { type FactDefinition, factDefinition, valuesOf } from '../../facts/vocabulary.js'
import type { Atom } from '../../policy/atom.js'
import type { InForce, Selector } from '../../policy/compiled.js'
import { atomAt } from '../../policy/condition.js'
import type { Scope } from '../../policy/rule.js'
import { selectorOf } from '../../policy/selectors.js'
import type { ClaimNeeds, Use } from './claim-needs.js'
import { REPAIRS_AT_LEAST, UNITS } from './complete-history.js'
import { type Dependent, type DerivedVariable, derivedVariable, factVariable, memberVariable, openVariable } from './fact-variables.js'
import { BOUGHT, type NumberTest, rankUpTo, truthUpTo, UNITS_LEFT } from './most-left.js'
import { isReviewed } from './review.js'
import { PART, type TimeCells, timeCells } from './time-cells.js'
import type { Draft, Table, Variable } from './variable.js'

/** Everything unknown that the rules of one claim read, as variables with finitely many values. Several tables: one of them suffices. */
export interface ClaimCells {
  readonly variables: readonly Variable[]
  readonly atoms: ReadonlyMap<number, readonly Table[]>
  readonly selectors: ReadonlyMap<Scope, ReadonlyMap<keyof Scope, readonly Table[]>>
  readonly periods: ReadonlyMap<InForce, Table>
  readonly events: ReadonlyMap<EventId, Table>
  readonly comparisons: ReadonlyMap<string, Table>
  readonly units: readonly Table[]
  /** Whether a person's decision was given, by a variable that says so (S-9b). */
  readonly reviewed: readonly Table[]
}

const SELECTED: Readonly<Record<keyof Scope, FactPath>> = {
  category: 'item.category',
  notCategory: 'item.category',
  brand: 'item.brand',
  channel: 'order.channel',
  market: 'order.market',
  reason: 'claim.reason',
  label: 'item.labels',
}

const STAGE: FactPath = 'claim.stage'
const REPAIRS: FactPath = 'derived.repairs'

/** What is noted of one thing that a fact decides, with the place where its table goes. */
interface Noted extends Dependent {
  readonly put: (table: Table) => void
  /** Of the variable that decides it where the fact does not, with what settles that. */
  readonly name?: string
  readonly asks?: readonly string[]
  /** The derived number by which it decides: where the fact leaves that open, the number is a variable of its own. */
  readonly by?: NumberTest
}

/** Works out the variables of a claim from what its rules were found to read. */
export class ClaimCellsMaker {
  private readonly variables: Variable[] = []
  private readonly atoms = new Map<number, Table[]>()
  private readonly selectors = new Map<Scope, Map<keyof Scope, Table[]>>()
  private readonly units: Table[] = []
  private readonly reviewed: Table[] = []
  private readonly byFact = new Map<FactPath, Noted[]>()
  private readonly members = new Map<string, { fact: FactPath; member: string; use: Use; put: ((table: Table) => void)[] }>()

  private readonly reads = new Map<string, { use: Use; put: ((table: Table) => void)[] }>()

  constructor(
    private readonly evaluation: Evaluation,
    private readonly needs: ClaimNeeds,
  ) {}

  /** @param times - How events are cut into cells: by the claim's own `asOf`, or for every claim that there can be. */
  make(times: (evaluation: Evaluation, needs: ClaimNeeds, part: Variable | undefined) => TimeCells = timeCells): ClaimCells {
    for (const [number, use] of this.needs.atoms) this.noteAtom(number, use)
    for (const [scope, uses] of this.needs.selectors) for (const [selector, use] of uses) this.noteSelector(scope, selector, use)
    if (this.needs.unitsUse) this.noteUnits(this.needs.unitsUse)
    const parted = this.notePart()
    this.noteStage()
    this.makeDerived()
    const facts = new Map([...this.byFact].map(([fact, noted]) => [fact, this.makeFact(fact, noted)] as const))
    for (const { fact, member, use, put } of this.members.values()) {
      const variable = this.add(memberVariable(fact, member, use))
      for (const place of put) place({ by: [variable], truths: [FALSE, TRUE] })
    }
    const { variables, approved, ...time } = times(this.evaluation, this.needs, parted ? facts.get(PART) : undefined)
    this.variables.push(...variables)
    return { variables: this.variables, atoms: this.atoms, selectors: this.selectors, units: this.units, reviewed: [...this.reviewed, ...approved], ...time }
  }

  private add(variable: Variable): Variable {
    this.variables.push(variable)
    return variable
  }

  private open(name: string, asks: readonly string[], use: Use): Variable {
    if (name !== UNITS) return this.add(openVariable(name, asks, use, ({ opens }, holds) => void opens.set(name, holds)))
    const truth = (known: Evaluation): Truth => unitsTruth(known, 'return')
    const put = ({ opens, checks }: Draft, holds: boolean): void => {
      opens.set(name, holds)
      checks.push({ truth, holds })
    }
    return this.add(openVariable(name, asks, use, put, (known) => settledValue(truth(known))))
  }

  private derived = new Map<FactPath, { asks: readonly string[]; of: (Noted & { test: Atom['test'] })[] }>()

  private noteAtom(number: number, use: Use): void {
    const atom = atomAt(this.evaluation.policy, number)
    const put = (table: Table): void => void this.atoms.set(number, [table])
    const noted: Noted = { use, literals: atom.literals, truth: (evaluation) => atomTruth(evaluation, number), put }
    const asks = sourcesOf(this.evaluation, atom.fact)
    const [source] = asks
    if (source === atom.fact) {
      if (factDefinition(this.evaluation.policy.vocabulary, source)?.type === 'set') this.noteMember(source, atom.literals[0] as string, use, put)
      else this.note(source, noted)
    } else if (asks.length === 1 && source !== undefined && source !== 'history') this.note(source, { ...noted, literals: [], ...this.numberOf(atom) })
    else {
      const known = this.derived.get(atom.fact) ?? { asks, of: [] }
      this.derived.set(atom.fact, known)
      known.of.push({ ...noted, test: (value) => atom.test(value) })
    }
  }

  /** Whole numbers are told apart by those at which an atom may change; of other facts every value is looked at. */
  private numberOf({ fact, literals, test }: Atom): Partial<Noted> {
    if (factDefinition(this.evaluation.policy.vocabulary, fact)?.type !== 'integer') return {}
    return byNumber({ fact, literals: literals as readonly number[], test })
  }

  private note(fact: FactPath, noted: Noted): void {
    this.byFact.set(fact, [...(this.byFact.get(fact) ?? []), noted])
  }

  private noteMember(fact: FactPath, member: string, use: Use, put: (table: Table) => void): void {
    const key = `${fact}:${member}`
    const known = this.members.get(key) ?? { fact, member, use: { grants: 0, first: use.first }, put: [] }
    this.members.set(key, known)
    known.use.grants += use.grants
    known.use.first = Math.min(known.use.first, use.first)
    known.put.push(put)
  }

  private noteSelector(scope: Scope, selector: keyof Scope, use: Use): void {
    const fact = SELECTED[selector]
    const listed = scope[selector] as readonly string[]
    const bySelector = this.selectors.get(scope) ?? new Map<keyof Scope, Table[]>()
    this.selectors.set(scope, bySelector)
    const tables: Table[] = []
    bySelector.set(selector, tables)
    const put = (table: Table): void => void tables.push(table)
    if (selector === 'label') for (const label of listed) this.noteMember(fact, label, use, put)
    else this.noteRead(fact, selectorOf(scope, selector), use, put)
  }

  /** Many scopes have the same selector: it is looked at once. */
  private noteRead(fact: FactPath, read: Selector, use: Use, put: (table: Table) => void): void {
    const key = `${read.kind} ${[...read.values]}`
    const known = this.reads.get(key)
    if (known) {
      known.use.grants += use.grants
      known.use.first = Math.min(known.use.first, use.first)
      known.put.push(put)
      return
    }
    const made = { use: { ...use }, put: [put] }
    this.reads.set(key, made)
    const truth = (evaluation: Evaluation): Truth => selectorTruth(evaluation, read)
    const putAll = (table: Table): void => {
      for (const place of made.put) place(table)
    }
    this.note(fact, { use: made.use, literals: [...read.values], truth, put: putAll })
  }

  /** Whether units are left: by how many are, by one unknown number, or open. */
  private noteUnits(use: Use): void {
    const asks = missingForUnits(this.evaluation)
    const put = (table: Table): void => void this.units.push(table)
    const truth = (evaluation: Evaluation): Truth => unitsTruth(evaluation, 'return')
    const noted = { use, literals: [], truth, put, name: UNITS, asks }
    const left = this.derived.get(UNITS_LEFT)
    const source = asks.includes(BOUGHT) ? BOUGHT : asks[0]
    if (left) left.of.push({ ...noted, ...this.enoughLeft() })
    else if (source !== undefined && !asks.includes('history'))
      this.note(source, { ...noted, rank: truth, ...(source === BOUGHT && byNumber(this.enoughLeft())) })
    else put({ by: [this.open(UNITS, asks, use)], truths: [FALSE, TRUE] })
  }

  /** Fewer than are claimed are not enough, and no more are claimed than were bought. */
  private enoughLeft(): NumberTest {
    const [asked, bought] = [integerOf(this.evaluation, 'claim.quantity'), integerOf(this.evaluation, BOUGHT)]
    const [least, enough] = [asked ?? 1, asked ?? bought ?? Number.POSITIVE_INFINITY]
    return { fact: UNITS_LEFT, literals: [least, enough], test: (left) => (Number(left) < least ? FALSE : Number(left) >= enough ? TRUE : UNKNOWN) }
  }

  /** A history of several parts makes ends depend on the part of the claim: then each part is a value of its own. */
  private notePart(): boolean {
    const { history, values } = this.evaluation.facts
    if (values.has(PART) || history === undefined || history.length === 0) return false
    const spans = [...this.needs.comparisons.values()].filter(({ leaf: { span } }) => span?.suspend || span?.restart)
    if (spans.length === 0) return false
    const use: Use = { grants: spans.reduce((sum, one) => sum + one.use.grants, 0), first: Math.min(...spans.map((one) => one.use.first)) }
    const parts = valuesOf(this.evaluation.policy.vocabulary, factDefinition(this.evaluation.policy.vocabulary, PART) as FactDefinition)
    for (const part of parts) this.note(PART, { use, literals: [part], truth: ({ facts }) => truthOf(facts.values.get(PART) === part), put: () => undefined })
    return true
  }

  /** Where rules ask for the stage anyway, its values also say whether a person's decision was given. */
  private noteStage(): void {
    const [first] = this.byFact.get(STAGE) ?? []
    if (!first) return
    const truth = ({ facts }: Evaluation): Truth => truthOf(isReviewed(facts))
    this.note(STAGE, { use: { grants: 0, first: first.use.first }, literals: [], truth, put: (table) => void this.reviewed.push(table) })
  }

  private makeDerived(): void {
    const made = new Map([...this.derived].map(([fact, { asks, of }]) => [fact, derivedVariable(this.evaluation, fact, asks, of)] as const))
    for (const { variable } of made.values()) this.add(variable)
    for (const [fact, { of }] of this.derived) {
      const others = fact === REPAIRS ? [...REPAIRS_AT_LEAST].filter(([one]) => made.has(one)) : []
      const by = [fact, ...others.map(([one]) => one)].map((one) => made.get(one) as DerivedVariable)
      const values = combinations(by.map((one) => one.values)).map(([own, ...more]) => atLeast(own as FactValue, others, more))
      for (const { test, put, use, name, asks = [] } of of) {
        const truths = values.map(test)
        put({ by: by.map(({ variable }) => variable), truths, unsure: truths.includes(UNKNOWN) ? this.open(name ?? fact, asks, use) : undefined })
      }
    }
  }

  private makeFact(fact: FactPath, noted: readonly Noted[]): Variable {
    const { variable, truths } = factVariable(this.evaluation, fact, noted)
    this.add(variable)
    const unsure = this.makeUnsure(
      fact,
      noted.filter((_, index) => truths[index]?.includes(UNKNOWN)),
    )
    for (const [index, one] of noted.entries()) one.put({ by: [variable], truths: truths[index] as Truth[], unsure: unsure.get(one) })
    return variable
  }

  /** What decides where a fact does not: the derived number behind it, or something that is open. */
  private makeUnsure(fact: FactPath, noted: readonly Noted[]): Map<Noted, Table | Variable> {
    const tests = noted.flatMap(({ by, use, truth }) => (by ? [{ ...by, use, truth }] : []))
    const [first] = tests
    const number = first && derivedVariable(this.evaluation, first.fact, ['history'], tests)
    if (number) this.add(number.variable)
    return new Map(
      noted.map((one, index): [Noted, Table | Variable] => {
        const { name = `${fact}#${index}`, asks = ['history'], use, by } = one
        if (!by || !number) return [one, this.open(name, asks, use)]
        const truths = number.values.map(by.test)
        return [one, { by: [number.variable], truths, unsure: truths.includes(UNKNOWN) ? this.open(name, asks, use) : undefined }]
      }),
    )
  }
}

/** A derived fact that is no less than others make it. */
function atLeast(own: FactValue, others: readonly (readonly [FactPath, (value: number) => number])[], values: readonly FactValue[]): FactValue {
  if (others.length === 0) return own
  return Math.max(Number(own), ...others.map(([, least], index) => least(Number(values[index]))))
}

/** Every way to take one of each, those of the last fastest. */
const combinations = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((ways, list) => ways.flatMap((way) => list.map((one) => [...way, one])), [[]])

const byNumber = (by: NumberTest): Pick<Noted, 'by' | 'rank' | 'truth'> => ({
  by,
  rank: (evaluation) => rankUpTo(evaluation, by),
  truth: (evaluation) => truthUpTo(evaluation, by),
})

const settledValue = (truth: Truth): number | undefined => (truth === UNKNOWN ? undefined : Number(truth === TRUE))
