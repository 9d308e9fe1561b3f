import { horizonOf, LeafEnds } from '../../analysis/cells/leaf-ends.js'
import { rulesAround } from '../../analysis/cells/rules-around.js'
import { type ServiceSpace, serviceSpace } from '../../analysis/cells/service-space.js'
import { NEVER, type Node, withinBudget } from '../../core/diagram.js'
import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { GrantNodes } from '../../explain/cells/grant-nodes.js'
import { TimePlans } from '../../explain/cells/time-plan.js'
import type { CompiledAdjust, CompiledDefeater, CompiledDuty, CompiledGrant, CompiledPolicy } from '../../policy/compiled.js'
import type { Rule, RuleId } from '../../policy/rule.js'

const BUDGET = 1_000_000

/**
 * Whether a fault in some rules changes nothing for anybody, proved by the cells for every claim that there can be: no route comes or goes, and none has another
 * window, condition, term, evidence or duty. `false` also where it could not be proved.
 *
 * @param rules - Those with the fault.
 */
export function changesNothing(before: Policy, after: Policy, rules: readonly RuleId[]): boolean {
  const faulty = new Set(rules)
  const sides = [before, after].map((policy): Side[] => sidesOf(linkedOf(policy).policy, faulty)) as [Side[], Side[]]
  return (
    sides[0].length === sides[1].length &&
    sides[0].every((side, index) =>
      withinBudget(
        () => isAlike(side, sides[1][index] as Side),
        () => false,
      ),
    )
  )
}

interface Side {
  readonly policy: CompiledPolicy
  readonly grant: CompiledGrant
}

/** The grants that some rules shape. */
const sidesOf = (policy: CompiledPolicy, rules: ReadonlySet<RuleId>): Side[] =>
  [...policy.grants.values()].flat().flatMap((grant) => ([grant, ...rulesAround(grant)].some(({ id }) => rules.has(id)) ? [{ policy, grant }] : []))

function isAlike({ policy, grant: was }: Side, { policy: other, grant: is }: Side): boolean {
  const studied = [
    { policy, grants: [was] },
    { policy: other, grants: [is] },
  ]
  const space = serviceSpace(studied, new TimePlans(), new LeafEnds(other, horizonOf([policy, other])), BUDGET)
  const [old, now] = [partsOf(space, space.nodes, was), partsOf(space, space.others[0] as GrantNodes<Node>, is)]
  return old.texts === now.texts && old.nodes.length === now.nodes.length && old.nodes.every((node, index) => isSame(space, node, now.nodes[index] as Node))
}

/** Whether no claim tells two conditions apart. */
const isSame = ({ space, possible }: ServiceSpace, a: Node, b: Node): boolean =>
  possible(space.or(space.and(a, space.not(b)), space.and(b, space.not(a)))) === NEVER

/** What a grant gives, conditions aside; and for which claims it stands, and meets each condition of its parts there. */
function partsOf({ space }: ServiceSpace, nodes: GrantNodes<Node>, grant: CompiledGrant): { texts: string; nodes: Node[] } {
  const { rules } = nodes
  const { stands } = nodes.grant(grant)
  const around = rulesAround(grant) as Around[]
  const conditions = [...grant.provided, ...grant.evidence, ...around.flatMap((rule) => ('evidence' in rule ? rule.evidence : []))]
  return {
    texts: JSON.stringify([grant, ...around].map(({ id, source }) => [id, withoutConditions(source)])),
    nodes: [
      stands,
      ...[...conditions.map((one) => rules.condition(one.if)), ...around.map((rule) => ('defeatedBy' in rule ? rules.stands(rule) : rules.applies(rule)))].map(
        (node) => space.and(stands, node),
      ),
    ],
  }
}

type Around = CompiledDefeater | CompiledAdjust | CompiledDuty

/** A rule without what says when it applies, and on what condition its parts count. */
function withoutConditions(source: Rule): object {
  const { scope: _, when: __, inForce: ___, ...rest } = source
  const unconditional = (parts: readonly object[]): object[] => parts.map((part) => ({ ...part, if: undefined }))
  return {
    ...rest,
    ...('provided' in rest && rest.provided && { provided: unconditional(rest.provided) }),
    ...('evidence' in rest && rest.evidence && { evidence: unconditional(rest.evidence) }),
  }
}
