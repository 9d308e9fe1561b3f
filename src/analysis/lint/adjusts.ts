import { NEVER } from '../../core/diagram.js'
import type { CompiledAdjust, CompiledBase, CompiledGrant, PartAdjusts } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Ledger } from './ledger.js'

/** Notes where adjusts and duties do something to a grant of this service; those that never do are said by `sayShaping`. */
export function lintAdjusts(room: ServiceRoom, ledger: Ledger): void {
  const { space, nodes, possible } = room.space
  const meets = (rule: CompiledBase, grant: CompiledGrant): boolean => possible(space.and(nodes.rules.applies(rule), nodes.rules.applies(grant))) !== NEVER
  for (const grant of room.grants) {
    for (const duty of grant.duties) ledger.guard(duty.id, () => ledger.noteShaping(duty, meets(duty, grant), true))
    for (const waiver of grant.waivers) ledger.guard(waiver.id, () => ledger.noteShaping(waiver, meets(waiver, grant), true))
    const parts: PartAdjusts[] = [grant.windowAdjusts, { own: grant.evidenceAdjusts, other: [] }, ...grant.terms.values()]
    for (const { own, other } of parts) {
      for (const [index, adjust] of own.entries())
        ledger.guard(adjust.id, () => ledger.noteShaping(adjust, meets(adjust, grant), settles(room, grant, adjust, own.slice(0, index))))
      for (const adjust of other) ledger.guard(adjust.id, () => ledger.noteShaping(adjust, meets(adjust, grant), true))
    }
  }
}

/** Whether there is a claim in which none of those that go before an adjust applies. */
function settles({ space: { space, nodes, possible } }: ServiceRoom, grant: CompiledGrant, adjust: CompiledAdjust, before: readonly CompiledAdjust[]): boolean {
  const reached = before.reduce(
    (node, one) => space.and(node, space.not(nodes.rules.applies(one))),
    space.and(nodes.rules.applies(adjust), nodes.rules.applies(grant)),
  )
  return possible(reached) !== NEVER
}
