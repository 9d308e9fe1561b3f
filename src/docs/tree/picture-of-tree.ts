import type { DocSpeaker } from '../doc-speaker.js'
import type { WrittenRule } from '../survey/written-rules.js'
import type { TreeNode } from './exclusion-tree.js'
import type { TreePicture, TreePictureNode } from './tree-picture.js'

/** The tree of one rule as a picture. */
export function pictureOfTree(doc: DocSpeaker, root: TreeNode): TreePicture {
  const { tell } = doc
  const sentence = (node: TreeNode): string => doc.text((doc.subject.ruleOf(node.rule) as WrittenRule).rule.text)
  const nodesOf = (node: TreeNode, depth: number): TreePictureNode[] => [
    { as: node.as, depth, text: sentence(node) },
    ...node.below.flatMap((below) => nodesOf(below, depth + 1)),
  ]
  const said = (node: TreeNode): string => {
    const below = node.below.map(said)
    const lead = node.as === 'grant' ? '' : `${node.as === 'exclude' ? tell.excludedBy : tell.but}${tell.gap}`
    // A pack may write its rules without a full stop.
    const whole = doc.say.sentence(sentence(node).replace(/[.。]$/, ''))
    return `${lead}${whole}${below.length > 0 ? `${tell.gap}${below.join(tell.gap)}` : ''}`
  }
  return { title: tell.treeTitle, alternative: said(root), nodes: nodesOf(root, 0) }
}
