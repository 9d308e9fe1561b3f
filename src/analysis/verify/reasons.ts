import { NEVER } from '../../core/diagram.js'
import { readsParameter, settledTo } from '../lint/settled-condition.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Gap } from './proof.js'
import type { Contradiction } from './replay-room.js'
import { ownGrants } from './unions.js'

/**
 * Where a denial would have no reason to name: a grant about the item whose condition constants alone make false, so that there is no fact, window or
 * exclusion to speak of. What a parameter of the pack turns off is left out: the reading is the reason.
 */
export function unreasoned(room: ServiceRoom): Gap | undefined {
  const { nodes, space } = room.space
  const bare = ownGrants(room).filter((grant) => settledTo(grant.when) === false && !readsParameter(room.linked.policy, grant))
  const node = bare.reduce((all, grant) => space.or(all, nodes.rules.isAbout(grant)), NEVER)
  return node === NEVER ? undefined : { node, shows: (verdict) => verdict !== 'needs_information' }
}

/** A denial that names no fact, no window and no exclusion, but for what a parameter turns off. */
export const deniesWithoutReason =
  (room: ServiceRoom): Contradiction =>
  ({ decided: { denials } }) => {
    const bare = denials.find(({ code, params, also }) => code === 'not_covered' && params.fact === undefined && also === undefined)
    const grant = bare && ownGrants(room).find(({ id }) => id === bare.rule)
    return grant && !readsParameter(room.linked.policy, grant) ? `"${grant.id}" denies without a reason` : undefined
  }
