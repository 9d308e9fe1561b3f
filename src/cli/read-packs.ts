import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Issue, issue } from '../core/issue.js'
import type { PackFiles } from '../policy/assemble-pack.js'

/** The JSON files below a folder, parsed, by their path in it with forward slashes. */
export function readJsonFolder(folder: string): { files: PackFiles; cases: Record<string, unknown>; issues: Issue[] } {
  const files: Record<string, unknown> = {}
  const cases: Record<string, unknown> = {}
  const issues: Issue[] = []
  const walk = (dir: string): void => {
    for (const name of readdirSync(dir).sort()) {
      const path = join(dir, name)
      if (statSync(path).isDirectory()) {
        // A folder with a pack.json of its own is another pack.
        if (!readdirSync(path).includes('pack.json')) walk(path)
      } else if (name.endsWith('.json')) {
        const file = relative(folder, path).split(sep).join('/')
        try {
          const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
          if (name.endsWith('.cases.json')) cases[file] = value
          else files[file] = value
        } catch (error) {
          issues.push(issue('unreadable', [], { reason: (error as Error).message }, { file: path }))
        }
      }
    }
  }
  walk(folder)
  return { files, cases, issues }
}
