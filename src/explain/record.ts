import { ENGINE } from '../core/engine.js'
import { deepFreeze } from '../core/freeze.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Decision } from '../evaluate/decision.js'
import { linkedOf } from '../evaluate/linked.js'
import type { Replay } from '../evaluate/replay.js'
import type { Facts } from '../facts/facts.js'
import type { Pack } from '../policy/pack.js'

/** A decision as it is stored: what was decided, on which facts, by what, with the hashes by which that can be proved later (S-19). Plain JSON. */
export interface DecisionRecord {
  kind: 'aftersales/decision'
  engine: { name: string; version: string; semantics: number }
  /** The packs that decided, with the readings chosen for them; their content is not stored, its hash is. */
  policy: { id: string; version: string; packs: { id: string; version: string; values: Pack['values'] }[] }
  facts: Facts
  decision: Decision
  hashes: Replay
}

/**
 * A decision to store: a frozen copy that shares nothing with what was passed in.
 *
 * @throws FactsError when the facts are not valid.
 * @example
 * const record = toRecord(policy, facts, policy.evaluate(facts))
 * record.hashes // => { policy: '53c1…', facts: '9f0e…', result: '0b77…', engine: '1d2c…' }
 */
export function toRecord(policy: Policy, facts: Facts, decision: Decision): DecisionRecord {
  const { packs } = linkedOf(policy).policy
  const record: DecisionRecord = {
    kind: 'aftersales/decision',
    engine: { ...ENGINE },
    policy: { id: policy.id, version: policy.version, packs: packs.map(({ id, version, values }) => ({ id, version, values })) },
    facts,
    decision,
    hashes: policy.replay(facts, decision),
  }
  return deepFreeze(JSON.parse(JSON.stringify(record)) as DecisionRecord)
}
