import { ALWAYS_SO, Diagrams, NEVER, type Node } from '../../core/diagram.js'
import { AND, not, OR } from '../../core/diagram-logic.js'
import { TRUE, type Truth, UNKNOWN } from '../../core/truth.js'
import { atomTruth, type Evaluation } from '../../evaluate/evaluation.js'
import { eventTime } from '../../evaluate/events.js'
import { selectorTruth } from '../../evaluate/scope.js'
import { inForceAt } from '../../evaluate/standing.js'
import { unitsTruth } from '../../evaluate/units.js'
import type { EventId, Service } from '../../facts/facts.js'
import type { InForce } from '../../policy/compiled.js'
import type { Scope } from '../../policy/rule.js'
import { selectorOf } from '../../policy/selectors.js'
import type { CellSpace } from './cell-space.js'
import type { ClaimCells } from './claim-cells.js'
import { leafEnd } from './leaf-end.js'
import type { Tested, TimeLeaf } from './time-plan.js'
import type { Table, Variable } from './variable.js'

/** The rules on the facts of one claim as diagrams over what is unknown; `ClaimNeeds` has noted before whatever they read here. */
export class ClaimSpace implements CellSpace<Node> {
  readonly never = NEVER
  readonly always = ALWAYS_SO
  readonly diagrams: Diagrams
  /** Those that most grants read first, then those of one grant together; last what is to come last. */
  readonly variables: readonly Variable[]
  /** Number of the variable that says whether a person's decision was given. */
  readonly review: number
  private readonly numbers: ReadonlyMap<Variable, number>
  private readonly tables = new Map<Table, Node>()

  constructor(
    private readonly evaluation: Evaluation,
    private readonly cells: ClaimCells,
    budget: number,
    last: (variable: Variable) => number = () => 0,
  ) {
    this.variables = [...cells.variables].sort((a, b) => last(a) - last(b) || b.use.grants - a.use.grants || a.use.first - b.use.first)
    this.numbers = new Map(this.variables.map((variable, number) => [variable, number]))
    this.review = this.variables.length
    this.diagrams = new Diagrams([...this.variables.map(({ size }) => size), 2], budget)
  }

  /** Whether a value of a variable shows that a person's decision was given. */
  reviews(variable: number, value: number): boolean {
    return this.cells.reviewed.some(({ by: [one], truths }) => one === this.variables[variable] && truths[value] === TRUE)
  }

  /** Whether what the claim says of its stage shows that a person's decision was given; undefined: nothing that is read says so. */
  get reviewedCells(): Node | undefined {
    return this.cells.reviewed.length > 0 ? this.some(this.cells.reviewed) : undefined
  }

  get reviewed(): Node {
    return this.diagrams.of(this.review, Boolean)
  }

  and(a: Node, b: Node): Node {
    return this.diagrams.apply(AND, a, b)
  }
  or(a: Node, b: Node): Node {
    return this.diagrams.apply(OR, a, b)
  }
  not(a: Node): Node {
    return not(this.diagrams, a)
  }

  atom(number: number): Node {
    return this.known(atomTruth(this.evaluation, number), () => this.cells.atoms.get(number) as readonly Table[])
  }

  selector(scope: Scope, selector: keyof Scope): Node {
    return this.known(selectorTruth(this.evaluation, selectorOf(scope, selector)), () => this.cells.selectors.get(scope)?.get(selector) as readonly Table[])
  }

  inForce(days: InForce): Node {
    return this.known(inForceAt(this.evaluation, days), () => [this.cells.periods.get(days) as Table])
  }

  happened(event: EventId): Node {
    const time = eventTime(this.evaluation, event)
    if (time === null) return NEVER
    return time.lo === time.hi ? ALWAYS_SO : this.some([this.cells.events.get(event) as Table])
  }

  after(leaf: TimeLeaf, tested: Tested): Node {
    const table = this.cells.comparisons.get(`${leaf.number} ${tested}`)
    if (table) return this.table(table)
    const [from, at] = [eventTime(this.evaluation, leaf.event), eventTime(this.evaluation, tested)]
    if (from === null || at === null) return NEVER
    return leafEnd(this.evaluation, leaf, from.lo).lo > at.lo ? ALWAYS_SO : NEVER
  }

  units(service: Service): Node {
    return this.known(unitsTruth(this.evaluation, service), () => this.cells.units)
  }

  private known(truth: Truth, tables: () => readonly Table[]): Node {
    return truth === UNKNOWN ? this.some(tables()) : truth === TRUE ? ALWAYS_SO : NEVER
  }

  private some(tables: readonly Table[]): Node {
    return tables.reduce<Node>((node, table) => this.or(node, this.table(table)), NEVER)
  }

  private table(table: Table): Node {
    const known = this.tables.get(table)
    if (known !== undefined) return known
    const [only, ...others] = table.by
    const node =
      only && others.length === 0 && !table.unsure ? this.diagrams.of(this.numberOf(only), (value) => table.truths[value] === TRUE) : this.build(table)
    this.tables.set(table, node)
    return node
  }

  private build(table: Table): Node {
    const unsure = table.unsure && ('by' in table.unsure ? this.table(table.unsure) : this.diagrams.of(this.numberOf(table.unsure), Boolean))
    const leaf = (truth: Truth): Node => (truth === UNKNOWN ? (unsure as Node) : truth === TRUE ? ALWAYS_SO : NEVER)
    const build = (depth: number, from: number, length: number): Node => {
      const variable = table.by[depth]
      if (!variable) return leaf(table.truths[from] as Truth)
      const number = this.numberOf(variable)
      const step = length / variable.size
      const parts = Array.from({ length: variable.size }, (_, value) => build(depth + 1, from + value * step, step))
      return parts.reduce<Node>(
        (node, part, value) =>
          this.or(
            node,
            part === NEVER
              ? NEVER
              : this.and(
                  this.diagrams.of(number, (one) => one === value),
                  part,
                ),
          ),
        NEVER,
      )
    }
    return build(0, 0, table.truths.length)
  }

  numberOf(variable: Variable): number {
    return this.numbers.get(variable) as number
  }
}
