import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { type Issue, issue } from '../core/issue.js'

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** A text with its JSON value, and the line and column of every place in it. */
export interface JsonSource {
  readonly file: string
  readonly value: unknown
  locate(path: readonly (string | number)[]): { file: string; line: number; column: number }
}

const BOM = '\uFEFF'

/** Reads JSON; a text that is none gives one issue with its line and column. */
export function readJson(text: string, file: string): { ok: true; source: JsonSource } | { ok: false; issue: Issue } {
  const plain = text.startsWith(BOM) ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(plain)
  } catch {
    const errors: ParseError[] = []
    parseTree(plain, errors, STRICT)
    const [first] = errors
    const { line, column } = position(plain, first?.offset ?? plain.length)
    const reason = first
      ? printParseErrorCode(first.error)
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .toLowerCase()
      : 'unexpected end'
    return { ok: false, issue: issue('invalid_json', [], { line, column, reason }, { file }) }
  }
  let tree: Node | undefined
  return {
    ok: true,
    source: {
      file,
      value,
      locate(path) {
        tree ??= parseTree(plain, [], STRICT)
        let node = tree
        // A missing key has no place of its own: the nearest object around it has.
        for (let length = path.length; length >= 0 && tree; length--) {
          node = findNodeAtLocation(tree, path.slice(0, length))
          if (node) break
        }
        return { file, ...position(plain, node?.offset ?? 0) }
      },
    },
  }
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
