import type { ServiceSpace } from '../analysis/cells/service-space.js'
import type { Node } from '../core/diagram.js'
import { and, not, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import { atomTruth, type Evaluation } from '../evaluate/evaluation.js'
import { scopeTruth } from '../evaluate/scope.js'
import { inForceTruth, standsTruth } from '../evaluate/standing.js'
import { unitsTruth } from '../evaluate/units.js'
import { grantFrames } from '../evaluate/window.js'
import type { WindowNodes } from '../explain/cells/window-nodes.js'
import type { CompiledBase, CompiledDefeater, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import { atomAt, type Condition } from '../policy/condition.js'
import type { Scope } from '../policy/rule.js'

/** One thing that a cell of a rule says: what it is on a claim, and for which claims it is so. */
export interface CellPart {
  readonly name: string
  truth(evaluation: Evaluation): Truth
  node(space: ServiceSpace, times: WindowNodes<Node>): Node
}

/** What of a scope says which items a rule is about; the rest says which cases of them (S-15). */
const ITEM = ['category', 'notCategory', 'brand', 'market', 'label'] as const
const CASE = ['channel', 'reason'] as const

/** All that the cells of a rule tell apart. */
export const cellParts = (policy: CompiledPolicy, rule: CompiledBase): CellPart[] => [
  ...ownParts(policy, rule),
  ...('provided' in rule ? grantParts(policy, rule as CompiledGrant) : 'defeatedBy' in rule ? (rule as CompiledDefeater).defeatedBy.map(standing) : []),
]

/** The claims about an item that a rule is about. */
export const aboutNode = (space: ServiceSpace, rule: CompiledBase): Node =>
  space.nodes.rules.all(
    [() => selected(space, rule, ITEM), () => space.nodes.rules.inScope(rule.pack.scope), () => space.nodes.rules.condition(rule.pack.when)],
    (part) => part(),
  )

const selected = ({ nodes, space }: ServiceSpace, { scopes }: CompiledBase, selectors: readonly (keyof Scope)[]): Node =>
  nodes.rules.all([...scopes], (scope) =>
    nodes.rules.all(
      selectors.filter((selector) => scope[selector] !== undefined),
      (selector) => space.selector(scope, selector),
    ),
  )

function ownParts(policy: CompiledPolicy, rule: CompiledBase): CellPart[] {
  const { coverage, inForce, when } = rule
  const kind: CellPart = { name: 'kind of case', truth: (evaluation) => scopeTruth(evaluation, coverage), node: (space) => selected(space, rule, CASE) }
  return [
    ...(coverage.length > 0 ? [kind] : []),
    ...(inForce
      ? [{ name: 'in force', truth: (known: Evaluation) => inForceTruth(known, rule), node: ({ space }: ServiceSpace) => space.inForce(inForce) }]
      : []),
    ...atomParts(policy, decidingIn(when)),
  ]
}

function grantParts(policy: CompiledPolicy, grant: CompiledGrant): CellPart[] {
  const { source, provided, when, excludes } = grant
  const read = new Set(decidingIn(when))
  const inTime: CellPart = {
    name: 'in time',
    truth: (evaluation) => grantFrames(evaluation, grant).inTime,
    node: (_, times) => times.inTime(grant),
  }
  const units: CellPart = { name: 'units', truth: (evaluation) => unitsTruth(evaluation, source.service), node: ({ space }) => space.units(source.service) }
  const conditions = provided.flatMap((one) => decidingIn(one.if)).filter((number) => !read.has(number))
  return [...atomParts(policy, conditions), inTime, units, ...excludes.map(standing)]
}

const standing = (defeater: CompiledDefeater): CellPart => ({
  name: defeater.id,
  truth: (evaluation) => standsTruth(evaluation, defeater),
  node: ({ nodes }) => nodes.rules.stands(defeater),
})

const atomParts = (policy: CompiledPolicy, numbers: readonly number[]): CellPart[] =>
  [...new Set(numbers)].map((number) => {
    const { fact, literals } = atomAt(policy, number)
    return { name: `${fact} ${JSON.stringify(literals)}`, truth: (evaluation) => atomTruth(evaluation, number), node: ({ space }) => space.atom(number) }
  })

/** The atoms of a condition, without those behind something that is settled whatever the claim. */
function decidingIn(condition: Condition): number[] {
  if (condition.kind === 'constant' || settled(condition) !== UNKNOWN) return []
  if (condition.kind === 'atom') return [condition.atom]
  return condition.kind === 'not' ? decidingIn(condition.of) : condition.of.flatMap(decidingIn)
}

function settled(condition: Condition): Truth {
  switch (condition.kind) {
    case 'constant':
      return condition.truth
    case 'atom':
      return UNKNOWN
    case 'not':
      return not(settled(condition.of))
    case 'and':
      return condition.of.reduce<Truth>((truth, part) => and(truth, settled(part)), TRUE)
    case 'or':
      return not(condition.of.reduce<Truth>((truth, part) => and(truth, not(settled(part))), TRUE))
  }
}
