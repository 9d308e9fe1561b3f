import type { CompiledDefeater, CompiledGrant } from '../../policy/compiled.js'
import type { Subject } from '../subject.js'
import { templateOf, type WrittenRule } from '../survey/written-rules.js'
import type { TreeNode } from './exclusion-tree.js'

/** The trees of the grants among some rules that anything can take away; the rows of a table share one. */
export function exclusionTrees({ compiled }: Subject, rules: readonly WrittenRule[]): TreeNode[] {
  const grants = [...compiled.grants.values()].flat()
  return rules.flatMap(({ rule }) => {
    const ground = grants.filter(({ id }) => templateOf(id) === rule.id)
    const root: TreeNode = { rule: rule.id, as: 'grant', below: merged(ground.flatMap(excludesOf)) }
    return root.below.length > 0 ? [root] : []
  })
}

const excludesOf = ({ excludes }: CompiledGrant): TreeNode[] => excludes.map(nodeOf)

/** Exceptions may themselves be lifted; the edges have no circle. */
const nodeOf = ({ id, source: { kind }, defeatedBy }: CompiledDefeater): TreeNode => ({ rule: templateOf(id), as: kind, below: merged(defeatedBy.map(nodeOf)) })

/** One node for each rule as it is written. */
function merged(nodes: readonly TreeNode[]): TreeNode[] {
  const known = new Map<string, TreeNode>()
  for (const node of nodes) {
    const before = known.get(node.rule)
    known.set(node.rule, before ? { ...before, below: merged([...before.below, ...node.below]) } : node)
  }
  return [...known.values()]
}
