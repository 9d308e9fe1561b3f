import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocItem, item, list, quiet, text } from '../model.js'
import { ruleLink } from '../say/say-rule.js'
import type { TreeNode } from '../tree/exclusion-tree.js'

/** What takes the grants of a provision away, and what gives them back, as trees. */
export function treeItems(doc: DocSpeaker, trees: readonly TreeNode[]): DocBlock[] {
  return list(
    doc.tell.exclusionsLead,
    trees.map((root) => nodeItem(doc, root)),
  )
}

function nodeItem(doc: DocSpeaker, { rule, as, below }: TreeNode): DocItem {
  const lead = as === 'grant' ? [] : [quiet(as === 'exclude' ? doc.tell.excludedBy : doc.tell.but), text(' ')]
  return item(
    [...lead, ruleLink(doc, rule)],
    below.map((node) => nodeItem(doc, node)),
  )
}
