import { NEVER } from '../../core/diagram.js'
import { readsParameter, settledTo } from '../lint/settled-condition.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Gap } from './proof.js'
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
