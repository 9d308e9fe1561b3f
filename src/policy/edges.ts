import { nearMiss } from '../core/near-miss.js'
import type { GroundRule } from './expand-tables.js'
import type { PackReport } from './report.js'
import type { Grant, Layer, Rule, Target } from './rule.js'

/** A grant points at nothing. */
type Pointing = Exclude<Rule, Grant>

/** Whether an edge from one rule to another is allowed (S-5). */
function mayTouch(rule: Pointing, layer: Layer, target: Rule, targetLayer: Layer): boolean {
  const own = layer === targetLayer
  switch (rule.kind) {
    case 'exclude':
      return target.kind === 'grant' && (own || (rule.absolute === true && layer === 'law'))
    case 'except':
      return (target.kind === 'exclude' && (own || layer === 'law')) || (target.kind === 'except' && own)
    case 'adjust':
      return target.kind === 'grant' && (own || !rivals(layer, targetLayer))
    case 'duty':
      return target.kind === 'grant' && (own || (rule.actor !== 'buyer' && !rivals(layer, targetLayer)))
  }
}

/** Seller and manufacturer answer for different promises and cannot touch each other's. */
const rivals = (a: Layer, b: Layer): boolean => a !== b && [a, b].every((layer) => layer === 'seller' || layer === 'manufacturer')

/** What one kind of rule calls its targets. */
const targetsOf = (rule: Pointing): { field: 'defeats' | 'adjusts' | 'of'; targets: readonly Target[] } => {
  if (rule.kind === 'exclude' || rule.kind === 'except') return { field: 'defeats', targets: rule.defeats }
  if (rule.kind === 'adjust') return { field: 'adjusts', targets: rule.adjusts }
  return { field: 'of', targets: rule.of }
}

/** Ground rules by id, by template and by tag. */
export interface RuleNames {
  readonly byId: ReadonlyMap<string, GroundRule>
  readonly byTemplate: ReadonlyMap<string, readonly GroundRule[]>
  readonly byTag: ReadonlyMap<string, readonly GroundRule[]>
}

export function nameRules(rules: readonly GroundRule[]): RuleNames {
  const byTemplate = new Map<string, GroundRule[]>()
  const byTag = new Map<string, GroundRule[]>()
  const add = (map: Map<string, GroundRule[]>, key: string, rule: GroundRule): void => void (map.get(key)?.push(rule) ?? map.set(key, [rule]))
  for (const ground of rules) {
    if (ground.template !== undefined) add(byTemplate, ground.template, ground)
    for (const tag of ground.rule.tags ?? []) add(byTag, tag, ground)
  }
  return { byId: new Map(rules.map((ground) => [ground.rule.id, ground])), byTemplate, byTag }
}

/** The rules that one rule points at; edges that dangle or are forbidden are reported and left out. */
export function resolveTargets(from: GroundRule, names: RuleNames, report: PackReport): GroundRule[] {
  const { rule } = from
  if (rule.kind === 'grant') return []
  const { field, targets } = targetsOf(rule)
  const mayBe = (to: GroundRule): boolean => mayTouch(rule, from.pack.layer, to.rule, to.pack.layer)
  return [...new Set(targets.flatMap((target, index) => resolveTarget(from, mayBe, target, [...from.path, field, index], names, report)))]
}

function resolveTarget(
  from: GroundRule,
  allowed: (to: GroundRule) => boolean,
  target: Target,
  path: readonly (string | number)[],
  names: RuleNames,
  report: PackReport,
): GroundRule[] {
  const tag = target.startsWith('#') ? target.slice(1) : undefined
  const named = tag === undefined ? namedRules(from, target, names) : (names.byTag.get(tag) ?? [])
  if (named.length === 0) {
    const near = (): string | undefined =>
      tag === undefined ? nearMiss(target, [...names.byId.keys(), ...names.byTemplate.keys()]) : nearMiss(tag, names.byTag.keys())
    report('dangling_edge', from.file, path, { rule: from.rule.id, target }, from.rule.id, { near })
  }

  // A tag never widens what an edge may touch; a rule that is named has to be one it may touch.
  if (tag === undefined) for (const to of named.filter((one) => !allowed(one))) report('forbidden_edge', from.file, path, touching(from, to), from.rule.id)
  return named.filter(allowed)
}

const touching = (from: GroundRule, to: GroundRule): Record<string, string> => ({
  rule: from.rule.id,
  kind: from.rule.kind,
  layer: from.pack.layer,
  target: to.rule.id,
  targetKind: to.rule.kind,
  targetLayer: to.pack.layer,
})

/** Between two templates of one table an edge goes row to row (S-16). */
function namedRules(from: GroundRule, target: string, names: RuleNames): readonly GroundRule[] {
  const one = names.byId.get(target)
  if (one) return [one]
  const rows = names.byTemplate.get(target) ?? []
  const sameTable = from.row !== undefined && rows.some((to) => to.table === from.table && to.pack === from.pack)
  return sameTable ? rows.filter((to) => to.row === from.row) : rows
}

/** One circle among the `defeats` edges, if there is any. */
export function findCycle(edges: ReadonlyMap<GroundRule, readonly GroundRule[]>): GroundRule[] | undefined {
  const done = new Set<GroundRule>()
  for (const start of edges.keys()) {
    const step = (rule: GroundRule): { rule: GroundRule; left: GroundRule[] } => ({ rule, left: [...(edges.get(rule) as readonly GroundRule[])] })
    const trail = [step(start)]
    const onTrail = new Set<GroundRule>([start])
    while (trail.length > 0 && !done.has(start)) {
      const top = trail[trail.length - 1] as (typeof trail)[number]
      const next = top.left.pop()
      if (next === undefined) {
        done.add(top.rule)
        onTrail.delete(top.rule)
        trail.pop()
      } else if (onTrail.has(next)) {
        return [...trail.map(({ rule }) => rule).slice(trail.findIndex(({ rule }) => rule === next)), next]
      } else if (!done.has(next)) {
        trail.push(step(next))
        onTrail.add(next)
      }
    }
  }
  return undefined
}
