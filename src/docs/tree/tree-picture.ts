import type { TreeNode } from './exclusion-tree.js'

/** A rule with what takes it away, and what gives it back, as plain data: words and who stands below whom, no pixels. */
export interface TreePicture {
  title: string
  /** The same in sentences, for those who do not see the picture. */
  alternative: string
  /** From the top to the bottom; the first is the rule itself. */
  nodes: TreePictureNode[]
}

export interface TreePictureNode {
  as: TreeNode['as']
  /** How many rules stand above it. */
  depth: number
  text: string
}
