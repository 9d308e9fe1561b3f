import type { CompiledPolicy } from '../policy/compiled.js'
import type { Pack, Provision } from '../policy/pack.js'
import type { Citation, RuleId } from '../policy/rule.js'
import type { ExplainedCitation, ExplainedRule, ExplainedService, Explanation } from './explanation.js'

/** Every rule that the services name, by id, with its text and what its pack knows of its sources. */
export function explainRules(policy: CompiledPolicy, services: readonly ExplainedService[]): Explanation['rules'] {
  const named = new Set<RuleId>()
  const add = (...ids: (RuleId | undefined)[]): void => {
    for (const id of ids) if (id !== undefined) named.add(id)
  }
  for (const { why, whyNot, open } of services) {
    for (const { route, windows, exclusions } of why) {
      add(...route.rules, ...route.conditions.map(({ rule }) => rule), ...route.evidence.map(({ rule }) => rule), ...windows.map(({ rule }) => rule))
      add(...exclusions.flatMap(({ rule, liftedBy }) => [rule, liftedBy?.rule]))
    }
    for (const { rule, reasons } of whyNot) add(rule, ...reasons.flatMap(({ by, window }) => [by, window?.rule]))
    add(...open.map(({ rule }) => rule))
  }
  return Object.fromEntries([...named].sort().map((id) => [id, (explainRule(policy, id) as { explained: ExplainedRule }).explained]))
}

/** One rule; undefined when the policy has none of that id. */
export function explainRule(policy: CompiledPolicy, id: RuleId): { id: RuleId; explained: ExplainedRule } | undefined {
  const known = policy.rules.get(id)
  if (!known) return undefined
  const { text, certainty, cites, note } = known.rule
  const pack = packOf(policy, id)
  const provision = provisionOf(pack, id)
  return {
    id,
    explained: {
      layer: known.layer,
      certainty,
      text,
      ...(provision && { provision: { id: provision.id, text: provision.text } }),
      cites: cites.map((cite) => citation(pack, cite)),
      ...(note !== undefined && { note }),
    },
  }
}

/** The provision of a rule: its ids begin with the provision's. */
const provisionOf = (pack: Pack | undefined, id: RuleId): Provision | undefined =>
  pack?.provisions.find(({ provision }) => id.startsWith(`${provision.id}.`))?.provision

/** The pack of a rule: its ids begin with the pack's. */
const packOf = ({ packs }: CompiledPolicy, id: RuleId): Pack | undefined =>
  packs.filter((pack) => id.startsWith(`${pack.id.replaceAll('/', '.')}.`)).sort((a, b) => b.id.length - a.id.length)[0]

function citation(pack: Pack | undefined, { source, at }: Citation): ExplainedCitation {
  const found = pack?.sources[source]
  return {
    source,
    ...(at !== undefined && { at }),
    ...(found && { title: found.title, issuer: found.issuer }),
    ...(found?.number && { number: found.number }),
    ...(found?.address && { address: found.address }),
  }
}
