import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Rule, Scope, When } from '../../policy/rule.js'
import type { Change } from './changes.js'

const PATHS: Partial<Record<keyof Scope, string>> = {
  category: 'item.category',
  brand: 'item.brand',
  channel: 'order.channel',
  market: 'order.market',
  reason: 'claim.reason',
}

/** For each rule, a change that makes a claim one it is about, as far as its scope and the plain parts of its condition say. */
export function fitting(policy: Policy): Change[] {
  const { packs, rules } = linkedOf(policy).policy
  const common = packs.flatMap(({ when }) => (when === undefined ? [] : [when]))
  return [...rules.values()].map(({ rule }) => (claim) => {
    for (const when of common) meet(when, claim.values)
    meetRule(rule, claim.values)
  })
}

function meetRule({ scope = {}, when = true }: Rule, values: Map<string, unknown>): void {
  for (const [name, path] of Object.entries(PATHS) as [keyof Scope, string][]) {
    const [first] = scope[name] ?? []
    if (first !== undefined) values.set(path, first)
  }
  if (scope.label?.[0] !== undefined) values.set('item.labels', [scope.label[0]])
  meet(when, values)
}

/** Makes what must hold for sure hold: the parts of `and`, an equality, a member of a list. */
function meet(when: When, values: Map<string, unknown>): void {
  if (typeof when !== 'object') return
  const [operator, parts] = Object.entries(when)[0] as [string, unknown[]]
  if (operator === 'and') for (const part of parts) meet(part as When, values)
  const [left, right] = Array.isArray(parts) ? parts : []
  const read = (part: unknown): string | undefined => (typeof part === 'object' && part !== null && 'var' in part ? (part.var as string) : undefined)
  const path = read(left) ?? read(right)
  if (path === undefined || path.startsWith('derived.')) return
  if (operator === '==' || operator === '>=' || operator === '<=') values.set(path, right)
  else if (operator === 'in') values.set(path, read(left) === undefined ? [left] : (right as unknown[])[0])
}
