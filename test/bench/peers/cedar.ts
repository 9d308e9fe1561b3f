import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import type { FlatFacts } from '../sixty/claims.js'
import { pathsOf } from '../sixty/claims.js'
import { fullCondition } from '../sixty/rank.js'
import { SERVICES } from '../sixty/rules.js'
import { bestOf, type Language, picking, type SetUp, written } from './peer.js'

const CEDAR: Language = {
  and: ' && ',
  or: ' || ',
  equal: '==',
  not: (text) => `!${text}`,
  text: (value) => JSON.stringify(value),
  fact: (name) => `context.${name}`,
  inList: (fact, values) => `[${values.join()}].contains(${fact})`,
  below: (category) => `(resource in Category::${category})`,
}

/** One request a service; the policies that determine the answer are the rules that match. */
export const setUp: SetUp = async (setting) => {
  const { policy, ranked } = setting
  const policies = Object.fromEntries(
    ranked.map((rule, number) => [
      `p${number}`,
      `permit(principal, action == Action::"${rule.service}", resource) when { ${written(CEDAR, fullCondition(rule))} };`,
    ]),
  )
  const parsed = cedar.preparsePolicySet('sixty', { staticPolicies: policies })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  const parents = Object.fromEntries(
    Object.entries(pathsOf(policy)).map(([category, path]) => [category, path.slice(0, -1).map((id) => ({ type: 'Category', id }))]),
  )
  const best = bestOf(ranked)
  const matching = (facts: FlatFacts): number[] => {
    const { path: _, category, ...context } = facts
    const resource = { type: 'Category', id: category }
    return SERVICES.flatMap((service) => {
      const answer = cedar.statefulIsAuthorized({
        principal: { type: 'User', id: 'buyer' },
        action: { type: 'Action', id: service },
        resource,
        context,
        preparsedPolicySetId: 'sixty',
        validateRequest: false,
        entities: [{ uid: resource, attrs: {}, parents: parents[category] ?? [] }],
      })
      if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
      return answer.response.diagnostics.reason.map((id) => Number(id.slice(1)))
    })
  }
  return picking(setting, (facts) => best(matching(facts)))
}
