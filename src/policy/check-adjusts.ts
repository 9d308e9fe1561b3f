import { isBelowOrEqual } from '../facts/categories.js'
import type { TermDefinition, Vocabulary } from '../facts/vocabulary.js'
import { mayMeet } from './days-in-force.js'
import type { GroundRule } from './expand-tables.js'
import type { Pack } from './pack.js'
import type { PackReport } from './report.js'
import type { Adjust, Scope } from './rule.js'
import { hasDirection, isWorst } from './term-order.js'

type GroundAdjust = GroundRule & { readonly rule: Adjust }

/** The parts of a grant that an adjust sets. */
export const partsOf = ({ windows, evidence, terms }: Adjust): string[] => [
  ...(windows ? ['windows'] : []),
  ...(evidence ? ['evidence'] : []),
  ...Object.keys(terms ?? {}).map((term) => `terms.${term}`),
]

/** Checks what an adjust does to a grant of another layer: only what can better it (S-10). */
export function checkForeignAdjust({ rule, file, path }: GroundAdjust, vocabulary: Vocabulary, report: PackReport): void {
  if (rule.evidence) report('adjust_evidence', file, [...path, 'evidence'], {}, rule.id)
  for (const [term, value] of Object.entries(rule.terms ?? {})) {
    // A term that there is not is reported as such.
    if (!Object.hasOwn(vocabulary.terms, term)) continue
    const definition = vocabulary.terms[term] as TermDefinition
    if (!hasDirection(definition)) report('adjust_direction', file, [...path, 'terms', term], { term }, rule.id)
    else if (isWorst(definition, value)) report('adjust_never_better', file, [...path, 'terms', term], { term, value: JSON.stringify(value) }, rule.id)
  }
}

const goesOver = (a: GroundAdjust, b: GroundAdjust): boolean => (a.rule.over ?? []).some((id) => id === b.rule.id || id === b.template)

/**
 * Adjusts of one layer that set one part of one grant, those that go over others first, else as they come: in the order of their ids. A pair that could both
 * apply without an order is reported.
 */
export function orderAdjusts(
  adjusts: readonly GroundAdjust[],
  part: string,
  target: GroundRule,
  vocabulary: Vocabulary,
  report: (pack: Pack) => PackReport,
): GroundAdjust[] {
  const ordered: GroundAdjust[] = []
  const visit = (adjust: GroundAdjust, trail: readonly GroundAdjust[]): void => {
    if (ordered.includes(adjust) || trail.includes(adjust)) return
    for (const over of adjusts) if (goesOver(over, adjust)) visit(over, [...trail, adjust])
    ordered.push(adjust)
  }
  for (const adjust of adjusts) visit(adjust, [])
  const conflict = (a: GroundAdjust, b: GroundAdjust): void =>
    report(a.pack)('adjust_conflict', a.file, a.path, { rule: a.rule.id, other: b.rule.id, part, target: target.rule.id }, a.rule.id, {
      once: [a, b, target].map(writtenAs).join(' ') + part,
    })
  for (const [a, b] of pairs(adjusts)) if (!isSaid(a, b, vocabulary)) conflict(a, b)
  // In a circle of three or more each pair has an order, and all together have none.
  for (const [a, b] of pairs(ordered)) if (goesOver(b, a) && !goesOver(a, b)) conflict(b, a)
  return ordered
}

/** A rule of a row is written as its template. */
const writtenAs = ({ rule, template }: GroundRule): string => template ?? rule.id

const pairs = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]))

/** Whether it is said which of two goes before the other, or that they never meet. */
function isSaid(a: GroundAdjust, b: GroundAdjust, vocabulary: Vocabulary): boolean {
  const [over, under] = [goesOver(a, b), goesOver(b, a)]
  return over !== under || (!over && disjoint(a, b, vocabulary))
}

/** Whether two rules can never apply to the same claim, by their scopes or their intervals in force alone. */
function disjoint(a: GroundRule, b: GroundRule, vocabulary: Vocabulary): boolean {
  return (
    a.scopes.some((one) => b.scopes.some((other) => scopesDisjoint(one, other, vocabulary) || scopesDisjoint(other, one, vocabulary))) ||
    !mayMeet(a.rule.inForce, b.rule.inForce)
  )
}

function scopesDisjoint(a: Scope, b: Scope, { categories }: Vocabulary): boolean {
  const apart = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
    one !== undefined && other !== undefined && !one.some((value) => other.includes(value))
  const related = (x: string, y: string): boolean => isBelowOrEqual(categories, x, y) || isBelowOrEqual(categories, y, x)
  if (apart(a.channel, b.channel) || apart(a.reason, b.reason) || apart(a.brand, b.brand)) return true
  const inside = (x: string, y: string): boolean => x === y || x.startsWith(`${y}-`)
  if (a.market && b.market && !a.market.some((x) => b.market?.some((y) => inside(x, y) || inside(y, x)))) return true
  if (a.category && b.category && !a.category.some((x) => b.category?.some((y) => related(x, y)))) return true
  return a.category !== undefined && b.notCategory !== undefined && a.category.every((x) => b.notCategory?.some((y) => isBelowOrEqual(categories, x, y)))
}
