import type { Diagnostic } from '@codemirror/lint'
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import type { Problem } from '../answer'

/** What the library says of a rule file, at the places in its text. */
export function problemPlaces(text: string, problems: readonly Problem[], file: string): Diagnostic[] {
  const tree = parseTree(text)
  return problems.map(({ message, hint, path, file: where }) => {
    const node = tree && (where === undefined || file.endsWith(where)) ? nearest(tree, path) : undefined
    // A key that should not be there is marked itself, and not only its value.
    const marked = node?.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node
    const from = marked?.offset ?? 0
    return { from, to: from + (marked?.length ?? 0), severity: 'error', message: hint === undefined ? message : `${message}: ${hint}` }
  })
}

/** The node of the path, or of as much of it as the text has. */
function nearest(tree: Node, path: Problem['path']): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node) return node
  }
  return tree
}
