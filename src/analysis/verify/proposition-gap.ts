import type { Verdict } from '../../evaluate/decision.js'
import type { Facts } from '../../facts/facts.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Gap } from './proof.js'
import { type Expected, type Proposition, ruleOf } from './propositions.js'
import type { Contradiction } from './replay-room.js'
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
  return { node, shows: (verdict, facts) => isWrong(proposition, verdict) && isAbout(room, proposition, facts) }
}

const isWrong = ({ comesTo }: Proposition, verdict: Verdict): boolean =>
  verdict !== 'needs_information' && !comesTo.includes(verdict) && !(verdict === 'available' && comesTo.includes('conditional'))

/** A claim shows something only while it is one that the proposition is about. */
function isAbout({ asked, service }: ServiceRoom, proposition: Proposition, facts: Facts): boolean {
  const decided = asked.safeEvaluate(facts, { only: [service] })
  return decided.ok && decided.decision.services[service].routes.some(({ rule }) => rule === ruleOf(proposition))
}

/** A claim that a proposition is about and that comes to something else. */
export const comesToAnother =
  (room: ServiceRoom, proposition: Proposition): Contradiction =>
  ({ facts, decided: { verdict, denials } }) => {
    if (!isWrong(proposition, verdict)) return undefined
    if (proposition.comesTo.includes('excluded') && denials.some(({ by }) => by !== undefined)) return undefined
    return isAbout(room, proposition, facts) ? `a claim is "${verdict}"` : undefined
  }
