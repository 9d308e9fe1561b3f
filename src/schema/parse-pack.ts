import { isPlainObject } from '../core/freeze.js'
import { type Issue, issue } from '../core/issue.js'
import { assemblePack, isProvisionFile, type PackFiles } from '../policy/assemble-pack.js'
import type { Pack } from '../policy/pack.js'
import { checkShape, type ShapeKind } from './check-shape.js'

const KINDS: Record<string, ShapeKind> = { 'pack.json': 'pack', 'sources.json': 'sources', 'calendar.json': 'calendar', 'zone.json': 'zone' }
const VOCABULARY = 'vocabulary/'

/** What a file of a pack's folder holds, by its name in it. Cases stand beside the rules and are no part of the pack. */
const kindOf = (file: string): ShapeKind | undefined =>
  KINDS[file] ?? (file.startsWith(VOCABULARY) ? 'vocabulary' : isProvisionFile(file) ? 'provision' : undefined)

/**
 * Turns the JSON files of one folder into a pack: every file's shape is checked, every problem reported with its file and path. Never throws.
 * What rules mean together is checked by `createPolicy`.
 *
 * @param files - Parsed JSON by file name: "pack.json", "sources.json", "calendar.json", "zone.json", "vocabulary/labels.json"; every other file is a provision.
 * @example
 * const result = parsePack({ 'pack.json': manifest, 'sources.json': sources, 'returns.json': provision })
 * if (result.ok) createPolicy([cn, result.pack])
 */
export function parsePack(files: unknown): { ok: true; pack: Pack } | { ok: false; issues: Issue[] } {
  try {
    const issues = checkFiles(files)
    // A copy, so that freezing the pack does not freeze the caller's data.
    return issues.length > 0 ? { ok: false, issues } : { ok: true, pack: assemblePack(JSON.parse(JSON.stringify(files)) as PackFiles) }
  } catch (error) {
    return { ok: false, issues: [issue('unreadable', [], { reason: error instanceof Error ? error.message : 'unknown' })] }
  }
}

function checkFiles(files: unknown): Issue[] {
  if (!isPlainObject(files))
    return [issue('not_an_object', [], { found: files === null ? 'null' : typeof files }, { hint: 'pass the parsed files of one folder by their names' })]
  const missing = Object.hasOwn(files, 'pack.json') ? [] : [issue('missing_key', ['pack.json'], { key: 'pack.json' })]
  const found = Object.keys(files)
    .sort()
    .flatMap((file) => {
      const kind = kindOf(file)
      return kind ? checkShape(kind, files[file], file) : []
    })
  return [...missing, ...found]
}
