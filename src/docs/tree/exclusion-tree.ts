import type { RuleId } from '../../policy/rule.js'

/** A rule, and below it what takes it away: for a grant its exclusions, for an exclusion its exceptions, and so on. */
export interface TreeNode {
  rule: RuleId
  as: 'grant' | 'exclude' | 'except'
  below: TreeNode[]
}
