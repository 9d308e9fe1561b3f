import type { DutyRule, Rule, Target } from '../../policy/rule.js'
import type { GroundRule } from './ground-rules.js'

/** Outcomes of silence that a duty may have on a route of another layer (S-12). */
const MILD = ['approved', 'refunded', 'confirmed', 'counts_as_refusal', 'counts_as_delay']

/** Whether an edge from one rule to another is allowed (S-5). */
function mayTouch(source: GroundRule, target: GroundRule): boolean {
  const [from, to] = [source.rule, target.rule]
  const same = source.layer === target.layer
  const strangers = [source.layer, target.layer].sort().join() === 'manufacturer,seller'
  if (from.kind === 'exclude') return to.kind === 'grant' && (same || from.absolute === true)
  if (from.kind === 'except') return (to.kind === 'exclude' && (same || source.layer === 'law')) || (to.kind === 'except' && same)
  if (to.kind !== 'grant' || strangers) return false
  if (from.kind === 'duty') return same || (from.actor !== 'buyer' && (from.onSilence === undefined || MILD.includes(from.onSilence)))
  return from.kind === 'adjust'
}

/** Whether a rule points at another: by tag at those it may touch, by id at all of a template, row to row within one table (S-16). */
export function pointsAt(source: GroundRule, target: GroundRule): boolean {
  if (source === target || !mayTouch(source, target)) return false
  const rowToRow = source.table !== undefined && source.table === target.table && source.pack === target.pack
  return edgesOf(source.rule).some((name) => {
    if (name.startsWith('#')) return target.rule.tags?.includes(name.slice(1))
    return name === target.id || (name === target.template && (!rowToRow || source.row === target.row))
  })
}

function edgesOf(rule: Rule): readonly Target[] {
  if ('defeats' in rule) return rule.defeats
  return 'adjusts' in rule ? rule.adjusts : (rule as DutyRule).of
}
