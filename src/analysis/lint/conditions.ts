import { NEVER, type Node } from '../../core/diagram.js'
import type { CompiledBase } from '../../policy/compiled.js'
import type { Condition } from '../../policy/condition.js'
import type { When } from '../../policy/rule.js'
import { rulesAround } from '../cells/rules-around.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { FindingCode } from './finding.js'
import type { Ledger } from './ledger.js'
import { settledTo } from './settled-condition.js'

/** A part of a condition, with what is known to hold wherever it is looked at, and where it is written. */
interface Part {
  readonly condition: Condition
  readonly within: Node
  readonly path: string
}

/** Conditions, and parts of them, that never or always hold for what their rule is about. */
export function lintConditions(room: ServiceRoom, ledger: Ledger): void {
  const { rules } = room.space.nodes

  const visit = (rule: CompiledBase): void => {
    if (!ledger.first(`condition ${rule.id}`)) return
    const { when } = ledger.source(rule)
    const own = when === undefined ? undefined : written(rule.when, when)
    if (own) visitWhole(room, ledger, rule, own, rules.isAbout(rule), 'when')
  }
  for (const grant of room.grants) {
    visit(grant)
    for (const one of rulesAround(grant)) visit(one)

    const applies = rules.applies(grant)
    for (const [index, one] of grant.provided.entries()) visitWhole(room, ledger, grant, one.if, applies, `provided[${index}].if`)
    for (const [index, one] of grant.evidence.entries())
      if (one.source.if !== undefined) visitWhole(room, ledger, grant, one.if, applies, `evidence[${index}].if`)
  }
}

/** The condition that a rule writes: beside it may stand those of its row's keys. */
function written(condition: Condition, when: When): Condition | undefined {
  if (fits(condition, when)) return condition
  return condition.kind === 'and' ? condition.of.find((part) => fits(part, when)) : undefined
}

function fits(condition: Condition, when: unknown): boolean {
  if (typeof when === 'boolean') return condition.kind === 'constant'
  const [[operator, operand] = []] = Object.entries(when as object)
  if (operator === 'and' || operator === 'or')
    return (
      condition.kind === operator &&
      condition.of.length === (operand as unknown[]).length &&
      condition.of.every((part, index) => fits(part, (operand as unknown[])[index]))
    )
  if (operator === '!') return condition.kind === 'not' && fits(condition.of, Array.isArray(operand) ? operand[0] : operand)
  return condition.kind === 'atom'
}

function visitWhole(room: ServiceRoom, ledger: Ledger, rule: CompiledBase, condition: Condition, within: Node, path: string): void {
  const { space } = room
  const holds = space.nodes.rules.condition(condition)
  // What the rule is about cannot be: that is said of the rule.
  if (space.possible(within) === NEVER) return
  const never = space.possible(space.space.and(within, holds)) === NEVER
  // A parameter of the pack that settles a condition is no mistake of the rule.
  if (settledTo(condition) !== undefined && ledger.hasParameter(rule)) return
  const always = !never && space.possible(space.space.and(within, space.space.not(holds))) === NEVER
  if (never || always) say(ledger, rule, never ? 'condition_never' : 'condition_always', path)
  else for (const part of partsOf(room, condition, within, path)) visitPart(room, ledger, rule, part)
}

function visitPart(room: ServiceRoom, ledger: Ledger, rule: CompiledBase, { condition, within, path }: Part): void {
  // A cell or a parameter stands where a constant is inside a condition.
  if (condition.kind === 'constant') return
  const { space } = room
  const holds = space.nodes.rules.condition(condition)
  if (space.possible(within) === NEVER) return
  if (space.possible(space.space.and(within, holds)) === NEVER) say(ledger, rule, 'condition_never', path)
  else if (space.possible(space.space.and(within, space.space.not(holds))) === NEVER) say(ledger, rule, 'condition_always', path)
  else for (const part of partsOf(room, condition, within, path)) visitPart(room, ledger, rule, part)
}

/** The parts of a condition, each where it matters: beside what holds in `and`, beside what fails in `or`. */
function partsOf({ space: { nodes, space } }: ServiceRoom, condition: Condition, within: Node, path: string): Part[] {
  if (condition.kind === 'not') return condition.of.kind === 'atom' ? [] : [{ condition: condition.of, within, path: `${path}.!` }]
  if (condition.kind !== 'and' && condition.kind !== 'or') return []
  const { kind, of } = condition
  return of.map((part, index) => {
    const others = of.filter((_, other) => other !== index).map((other) => nodes.rules.condition(other))
    const beside = others.reduce((all, node) => space.and(all, kind === 'and' ? node : space.not(node)), within)
    return { condition: part, within: beside, path: `${path}.${kind}[${index}]` }
  })
}

const say = (ledger: Ledger, rule: CompiledBase, code: FindingCode, path: string): void => ledger.addOfTemplate(code, rule, { where: path })
