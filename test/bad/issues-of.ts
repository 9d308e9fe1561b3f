import type { Issue } from '../../src/core/issue.js'
import { createPolicy, PolicyError } from '../../src/index.js'
import { parsePack } from '../../src/schema.js'

/** Everything that is wrong with packs, each the files of a folder: first their shapes, then what they mean together. */
export function issuesOfPacks(packs: readonly unknown[]): readonly Issue[] {
  const parsed = packs.map((files) => parsePack(files))
  const issues = parsed.flatMap((one) => (one.ok ? [] : one.issues))
  if (issues.length > 0) return issues
  try {
    return createPolicy(parsed.flatMap((one) => (one.ok ? [one.pack] : []))).warnings
  } catch (error) {
    if (error instanceof PolicyError) return error.issues
    throw error
  }
}
