import { type Policy, tryPolicy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import { withProvisions } from '../../policy/assemble-pack.js'
import type { Pack, Provision } from '../../policy/pack.js'
import type { Rule, Table } from '../../policy/rule.js'

/** A rule or a table that was added, removed or changed. */
export interface Edit {
  readonly kind: 'rule' | 'table'
  readonly id: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Keys of the rule that differ: "windows", "terms", "text". */
  readonly parts: readonly string[]
}

type Item = Rule | Table
const listOf = { rule: 'rules', table: 'tables' } as const

/** What was edited between two policies, by id. */
export function editsBetween(before: Policy, after: Policy): Edit[] {
  return (['rule', 'table'] as const).flatMap((kind) => {
    const [was, is] = [itemsOf(before, kind), itemsOf(after, kind)]
    return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((id): Edit[] => {
      const [old, now] = [was.get(id), is.get(id)]
      if (!old || !now) return [{ kind, id, change: old ? 'removed' : 'added', parts: [] }]
      const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort()
      const parts = keys.filter((key) => JSON.stringify(old[key as keyof Item]) !== JSON.stringify(now[key as keyof Item]))
      return parts.length > 0 ? [{ kind, id, change: 'changed', parts }] : []
    })
  })
}

const packsOf = (policy: Policy): readonly Pack[] => linkedOf(policy).policy.packs

const itemsIn = (provision: Provision, kind: Edit['kind']): Item[] => (provision[listOf[kind]] ?? []) as Item[]

const itemsOf = (policy: Policy, kind: Edit['kind']): Map<string, Item> =>
  new Map(
    packsOf(policy)
      .flatMap(({ provisions }) => provisions.flatMap(({ provision }) => itemsIn(provision, kind)))
      .map((item) => [item.id, item]),
  )

/** The later policy without one of its edits; undefined where the rest does not stand without it. */
export function undo(before: Policy, after: Policy, { kind, id }: Edit): Policy | undefined {
  const old = itemsOf(before, kind).get(id)
  const home = packsOf(before)
    .flatMap((pack) => pack.provisions.map(({ file, provision }) => ({ pack: pack.id, file, provision })))
    .find(({ provision }) => itemsIn(provision, kind).some((item) => item.id === id))
  const restore = (provision: Provision, isHome: boolean): Provision => {
    const items = itemsIn(provision, kind)
    const kept = items.flatMap((item) => (item.id !== id ? [item] : old ? [old] : []))
    return { ...provision, [listOf[kind]]: isHome && old && !items.some((item) => item.id === id) ? [...kept, old] : kept }
  }
  const packs = packsOf(after).map((pack) =>
    withProvisions(
      pack,
      pack.provisions.map(({ file, provision }) => ({ file, provision: restore(provision, home?.pack === pack.id && home.file === file) })),
    ),
  )
  return tryPolicy(packs)
}
