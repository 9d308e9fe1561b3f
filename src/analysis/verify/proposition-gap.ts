import type { Verdict } from '../../evaluate/decision.js'
import type { Facts } from '../../facts/facts.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Gap } from './proof.js'
import { type Expected, type Proposition, ruleOf } from './propositions.js'
import { ownGrants, routeNode, within, without } from './unions.js'

/** Where what an author claims is not so. */
export function propositionGap(room: ServiceRoom, proposition: Proposition): Gap | undefined {
  const { space, nodes } = room.space
  const own = room.grants.find(({ id }) => id === ruleOf(proposition)) as CompiledGrant
  const about = nodes.grant(own).stands
  const expects = (one: Expected): boolean => proposition.comesTo.includes(one)
  const grants = ownGrants(room)
  let node = about
  if (expects('available') || expects('conditional')) {
    const firm = !expects('conditional')
    node = without(room, node, grants, (grant) => routeNode(room, grant, firm))
    // A route that waits for a person is no answer where only a firm one or none will do.
    if (firm && expects('unavailable')) node = within(room, node, grants, (grant) => routeNode(room, grant, false))
    else if (expects('unavailable')) return undefined
  } else if (expects('unavailable')) node = within(room, node, grants, (grant) => routeNode(room, grant, false))
  if (expects('excluded'))
    node = without(room, node, grants, (grant) =>
      space.and(
        nodes.rules.applies(grant),
        nodes.rules.some(grant.excludes, (one) => nodes.rules.stands(one)),
      ),
    )
  const wrong = (verdict: Verdict): boolean => verdict !== 'needs_information' && !expects(verdict) && !(verdict === 'available' && expects('conditional'))
  // A claim shows it only while it is one that the proposition is about.
  const isAbout = (facts: Facts): boolean => {
    const decided = room.asked.safeEvaluate(facts, { only: [room.service] })
    return decided.ok && decided.decision.services[room.service].routes.some(({ rule }) => rule === own.id)
  }
  return { node, shows: (verdict, facts) => wrong(verdict) && isAbout(facts) }
}
