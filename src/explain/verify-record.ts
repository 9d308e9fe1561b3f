import { hashOf } from '../core/canonical.js'
import { ENGINE } from '../core/engine.js'
import { isPlainObject } from '../core/freeze.js'
import type { Issue } from '../core/issue.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Replay } from '../evaluate/replay.js'
import type { Service } from '../facts/facts.js'
import type { DecisionRecord } from './record.js'

/**
 * What of a record is not as it was. policy, engine: what decides now is not what decided then. facts: the stored facts are not those whose hash is stored.
 * decision: the stored decision is not the one whose hash is stored. result: deciding again gives another decision.
 */
export type RecordPart = 'policy' | 'facts' | 'engine' | 'decision' | 'result'

export type Verification =
  | { ok: true; hashes: Replay }
  | {
      ok: false
      /** Empty when it is no record at all. */
      differs: RecordPart[]
      /** As the record has them, and as they are found now; a hash that cannot be made is left out. */
      hashes: { stored: Partial<Replay>; now: Partial<Replay> }
      /** Where the stored decision and the one made now differ, as JSON pointers; the first ones. */
      changed: string[]
      /** Why the stored facts can no longer be decided. */
      issues: Issue[]
    }

/** How many places of a changed decision are named. */
const NAMED = 20

/**
 * Decides the facts of a record again and holds all four hashes against it (S-19). Never throws for a record that is none.
 *
 * @example
 * verifyRecord(policy, record) // => { ok: true, hashes: … }
 * verifyRecord(newer, record) // => { ok: false, differs: ['policy', 'result'], changed: ['/services/return/verdict'], … }
 */
export function verifyRecord(policy: Policy, record: unknown): Verification {
  if (!isRecord(record)) return { ok: false, differs: [], hashes: { stored: {}, now: {} }, changed: [], issues: [] }
  const { hashes: stored, facts, decision } = record
  const again = policy.safeEvaluate(facts, { only: Object.keys(decision.services) as Service[] })
  if (!again.ok) {
    const now = { policy: policy.hash, engine: hashOf(ENGINE) }
    const differs = (['policy', 'engine'] as const).filter((part) => stored[part] !== now[part])
    return { ok: false, differs: [...differs, 'facts'], hashes: { stored, now }, changed: [], issues: again.issues }
  }
  const now = policy.replay(facts, again.decision)
  const differs: RecordPart[] = (['policy', 'facts', 'engine'] as const).filter((part) => stored[part] !== now[part])
  if (policy.replay(facts, decision).result !== stored.result) differs.push('decision')
  // The policy's hash and version stand in the decision; what another policy decides may still be the same.
  const changed = differences(decision, again.decision).filter((path) => !path.startsWith('/policy/'))
  if (now.result !== stored.result && (changed.length > 0 || !differs.includes('policy'))) differs.push('result')
  return differs.length === 0 ? { ok: true, hashes: now } : { ok: false, differs, hashes: { stored, now }, changed: changed.slice(0, NAMED), issues: [] }
}

const HASHES: readonly (keyof Replay)[] = ['policy', 'facts', 'result', 'engine']

/** Whether a value has the shape of a record; facts and decision are held against their hashes afterwards. */
export function isRecord(value: unknown): value is DecisionRecord {
  if (!isPlainObject(value) || value.kind !== 'aftersales/decision') return false
  const { hashes, facts, decision, policy } = value
  return (
    isPlainObject(hashes) &&
    HASHES.every((name) => typeof hashes[name] === 'string') &&
    isPlainObject(facts) &&
    isPlainObject(decision) &&
    isPlainObject(decision.services) &&
    isPlainObject(policy) &&
    typeof policy.id === 'string'
  )
}

/** JSON pointers to the deepest places where two values differ. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (isPlainObject(a) && isPlainObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(a[key], b[key], `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    )
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return [path]
    return a.flatMap((value, index) => differences(value, b[index], `${path}/${index}`))
  }
  return a === b ? [] : [path]
}
