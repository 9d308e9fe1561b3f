import type { RuleId } from '../../policy/rule.js'

/** What takes a grant away, what gives it back, and so on, as plain data. */
export interface ExclusionTree {
  kind: 'exclusion-tree'
  title: string
  root: TreeNode
}

export interface TreeNode {
  rule: RuleId
  as: 'grant' | 'exclude' | 'except'
  text: string
  below: TreeNode[]
}
