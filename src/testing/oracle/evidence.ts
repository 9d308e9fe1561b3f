import type { EvidenceNeed } from '../../evaluate/decision.js'
import type { EvidenceKind } from '../../facts/facts.js'
import type { Adjust, Evidence, Grant } from '../../policy/rule.js'
import { applies } from './applies.js'
import { textOf } from './better.js'
import { factValue, holds } from './condition.js'
import type { GroundRule, Of } from './ground-rules.js'
import { not, some } from './kleene.js'
import { adjustsOf, possibleValues } from './parts.js'
import type { World } from './world.js'

export interface Needs {
  evidence: EvidenceNeed[]
  open: string[]
  by: GroundRule[]
}

/** What evidence a grant asks for (S-10, S-10b). */
export function evidenceOf(grant: Of<Grant>, world: World): Needs {
  const said = ({ rule }: Of<Adjust>): Evidence[] | undefined => rule.evidence
  const values = possibleValues<Evidence[]>(grant, world, said, grant.rule.evidence ?? [], (values) => [...values])
  // What stands is the last: the one that is known to apply, or the grant's own.
  const stands = values.at(-1) as (typeof values)[number]
  const waivers = adjustsOf(grant, world).filter(({ rule }) => rule.waives !== undefined)
  const evidence: EvidenceNeed[] = []
  const open = new Set(values).size > 1 && values.some(({ value }) => textOf(value) !== textOf(stands.value)) ? ['evidence'] : []
  const by = new Set(stands.by)
  for (const need of stands.value) {
    const asked = holds(need.if ?? true, world)
    const waiving = waivers.filter(({ rule }) => rule.waives?.some((kind) => need.anyOf.includes(kind)))
    const waived = some(waiving.map((waiver) => applies(waiver, world)))
    // Of several that waive it, the first by id is named.
    const [first] = waiving.filter((waiver) => applies(waiver, world) === true).sort((a, b) => (a.id < b.id ? -1 : 1))
    if (asked !== false && first) by.add(first)
    if (asked === false || waived === true) continue
    if (asked === 'unknown' || not(waived) === 'unknown') open.push(`evidence.${evidence.length}`)
    evidence.push(needOf(need, stands.by[0] ?? grant, world))
  }
  return { evidence, open, by: [...by] }
}

function needOf({ anyOf, atLeast, need = 'required' }: Evidence, { id }: GroundRule, world: World): EvidenceNeed {
  const given = factValue('claim.evidence', world) as EvidenceKind[] | undefined
  const supplied = given === undefined ? 'unknown' : anyOf.filter((kind) => given.includes(kind)).length >= (atLeast ?? 1)
  return { anyOf, ...(atLeast !== undefined && { atLeast }), supplied, need, rule: id }
}
