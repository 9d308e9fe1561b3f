import { formatDay } from '../../core/civil-day.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Ledger } from './ledger.js'

type Dated = CompiledGrant & { readonly inForce: NonNullable<CompiledGrant['inForce']> }

/** Gaps and overlaps between grants that say on the same conditions what the law is in one period and in the next. */
export function lintPeriods({ grants, space: { nodes } }: ServiceRoom, ledger: Ledger): void {
  const { rules } = nodes
  const groups = new Map<string, Dated[]>()
  for (const grant of grants) {
    const { inForce, pack, scopes, when } = grant
    if (!inForce) continue
    const about = rules.all([...scopes, pack.scope], (scope) => rules.inScope(scope))
    const node = nodes.space.and(about, nodes.space.and(rules.condition(pack.when), rules.condition(when)))
    const key = `${pack.id} ${inForce.by} ${node}`
    groups.set(key, [...(groups.get(key) ?? []), grant as Dated])
  }
  for (const group of groups.values()) sayGroup(group, ledger)
}

function sayGroup(group: readonly Dated[], ledger: Ledger): void {
  for (const before of group) {
    const { until } = before.inForce
    if (!Number.isFinite(until)) continue
    const inForceOn = (day: number): boolean => group.some(({ inForce }) => inForce.from <= day && day < inForce.until)
    const later = group
      .filter(({ inForce }) => inForce.from > before.inForce.from && Number.isFinite(inForce.from))
      .sort((a, b) => a.inForce.from - b.inForce.from)
    const next = later.find(({ inForce }) => inForce.from >= until)
    if (next && next.inForce.from > until && !inForceOn(until))
      ledger.add('period_gap', before, { other: next.id, from: formatDay(until), until: formatDay(next.inForce.from) })
    for (const one of later)
      if (one.inForce.from < until && one.inForce.until > until && provisionOf(one) === provisionOf(before))
        ledger.add('period_overlap', before, { other: one.id, from: formatDay(one.inForce.from), until: formatDay(until) })
  }
}

/** Of different provisions, both may well be in force. */
const provisionOf = ({ id }: CompiledGrant): string => id.slice(0, id.lastIndexOf('.'))
