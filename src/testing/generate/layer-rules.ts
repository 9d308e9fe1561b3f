import type { Adjust, Duration, DutyRule, Ends, Exclude, Grant, Layer, Rule, RuleBase, Span, Window } from '../../policy/rule.js'
import type { AdjustSketch, Aim, GrantSketch, Sketch } from './rule-sketches.js'

export interface LayerSketch {
  name: Layer
  grants: GrantSketch[]
  excludes: Sketch<Exclude>[]
  excepts: Sketch<RuleBase>[]
  adjusts: AdjustSketch[]
  duties: Sketch<DutyRule>[]
  /** The id of its table. */
  table: string
  /** Whether its pack has the parameter `days`. */
  parameter: boolean
}

type Placed = { rule: Rule; layer: Layer }

const MILD = [undefined, 'approved', 'counts_as_delay']

/** Gives every sketch an id and something to point at; a rule with nothing to point at is left out. */
export function layerRules(layers: readonly LayerSketch[]): Map<Layer, Rule[]> {
  const grants = layers.flatMap((layer) =>
    layer.grants.map((sketch, index): Placed => ({ rule: grantOf(sketch, `${layer.name}.rules.g${index}`, layer), layer: layer.name })),
  )
  const excludes = layers.flatMap(({ name, excludes: sketches }) =>
    sketches.flatMap((sketch, index) => {
      const absolute = name === 'law' && sketch.rule.absolute === true
      const near = grants.filter(({ layer }) => absolute || layer === name)
      const { absolute: _, ...rule } = sketch.rule
      const defeats = targets(sketch.aim, near, 'a')
      return defeats.length > 0
        ? [{ rule: { ...rule, id: `${name}.rules.x${index}`, kind: 'exclude', defeats, ...(absolute && { absolute }) } as Rule, layer: name }]
        : []
    }),
  )
  return new Map(
    layers.map((layer) => [
      layer.name,
      [...of(layer.name, grants), ...of(layer.name, excludes), ...exceptsOf(layer, excludes), ...adjustsOf(layer, grants), ...dutiesOf(layer, grants)],
    ]),
  )
}

const of = (name: Layer, placed: readonly Placed[]): Rule[] => placed.filter(({ layer }) => layer === name).map(({ rule }) => rule)

/** Ids of the rules picked, or a tag when one of them has it. */
function targets({ picks, tag }: Aim, near: readonly Placed[], name: string): string[] {
  if (near.length === 0) return []
  if (tag && near.some(({ rule }) => rule.tags?.includes(name))) return [`#${name}`]
  return [...new Set(picks.map((pick) => (near[pick % near.length] as Placed).rule.id))]
}

function grantOf({ rule, templated }: GrantSketch, id: string, { table, parameter }: LayerSketch): Rule {
  const first = rule.windows?.[0]?.ends
  const cell = templated && first ? { row: 'period' } : parameter ? { param: 'days' } : undefined
  const windows =
    cell && rule.windows?.map((window, index) => (index === 0 && window.ends ? ({ ...window, ends: withCell(window.ends, cell) } as Window) : window))
  return { ...rule, id, kind: 'grant', ...(windows && { windows }), ...(templated && first && { each: table }) } as Grant
}

/** The end with a cell for the length of its leftmost span. */
function withCell(ends: Ends, cell: object): Ends {
  if ('from' in ends) return { ...ends, for: cell as Duration } satisfies Span
  const [first, ...rest] = 'latest' in ends ? ends.latest : ends.earliest
  const legs = [withCell(first as Ends, cell), ...rest]
  return 'latest' in ends ? { latest: legs } : { earliest: legs }
}

function exceptsOf({ name, excepts }: LayerSketch, excludes: readonly Placed[]): Rule[] {
  const found: Rule[] = []
  for (const [index, { rule, aim }] of excepts.entries()) {
    const near = [...excludes.filter(({ layer }) => name === 'law' || layer === name), ...found.map((one) => ({ rule: one, layer: name }))]
    const defeats = targets(aim, near, 'x')
    if (defeats.length > 0) found.push({ ...rule, id: `${name}.rules.e${index}`, kind: 'except', defeats })
  }
  return found
}

/** Seller and manufacturer cannot touch each other. */
const reach = (name: Layer, grants: readonly Placed[]): Placed[] =>
  grants.filter(({ layer }) => layer === name || ![name, layer].every((one) => one === 'seller' || one === 'manufacturer'))

function adjustsOf({ name, adjusts }: LayerSketch, grants: readonly Placed[]): Rule[] {
  return adjusts.flatMap(({ rule, aim, better }, index) => {
    const near = reach(name, grants)
    const aimed = targets(aim, near, 'b')
    const own = aimed.every((target) => near.find(({ rule: { id } }) => id === target)?.layer === name)
    const { evidence, terms, ...rest } = rule
    const over = adjusts.slice(0, index).map((_, earlier) => `${name}.rules.a${earlier}`)
    const set = own ? { ...(evidence && { evidence }), ...(terms && { terms }) } : { ...(terms && { terms: better }) }
    return [{ ...rest, ...set, id: `${name}.rules.a${index}`, kind: 'adjust', adjusts: aimed, ...(over.length > 0 && { over }) } as Adjust]
  })
}

function dutiesOf({ name, duties }: LayerSketch, grants: readonly Placed[]): Rule[] {
  return duties.map(({ rule, aim }, index) => {
    const near = reach(name, grants)
    const aimed = targets(aim, near, 'a')
    const own = aimed.every((target) => near.find(({ rule: { id } }) => id === target)?.layer === name)
    const { onSilence, actor, ...rest } = rule
    const mild = own || MILD.includes(onSilence)
    const does = own || actor !== 'buyer' ? actor : 'seller'
    return { ...rest, actor: does, ...(mild && onSilence !== undefined && { onSilence }), id: `${name}.rules.d${index}`, kind: 'duty', of: aimed } as DutyRule
  })
}
