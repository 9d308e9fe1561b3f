import type { CategoryFacts } from '../facts/category-facts.js'
import type { Service } from '../facts/facts.js'
import type { AboutCategory, CompiledBase, CompiledGrant, NumberedSelector, Selector } from './compiled.js'
import type { Scope } from './rule.js'

/** Selectors that say what item a rule is about; a mismatch is no denial (S-15). */
const REACH: ReadonlySet<keyof Scope> = new Set<keyof Scope>(['category', 'notCategory', 'brand', 'market', 'label'])

export const selectorOf = (scope: Scope, kind: keyof Scope): Selector => ({ kind, values: new Set<string>(scope[kind]) })

/** The selectors of a policy, each once, by their text. */
export type SelectorTable = Map<string, NumberedSelector>

export const allSelectors = (scopes: readonly Scope[], table: SelectorTable): NumberedSelector[] =>
  scopes.flatMap((scope) => (Object.keys(scope) as (keyof Scope)[]).filter((kind) => scope[kind] !== undefined).map((kind) => numbered(scope, kind, table)))

function numbered(scope: Scope, kind: keyof Scope, table: SelectorTable): NumberedSelector {
  const key = `${kind} ${scope[kind]}`
  const known = table.get(key) ?? Object.freeze({ number: table.size, ...selectorOf(scope, kind) })
  table.set(key, known)
  return known
}

/** The selectors of some scopes: those that say what item it is about, and those that say which case of it. */
export function splitSelectors(scopes: readonly Scope[], table: SelectorTable): { reach: NumberedSelector[]; coverage: NumberedSelector[] } {
  const all = allSelectors(scopes, table)
  return { reach: all.filter(({ kind }) => REACH.has(kind)), coverage: all.filter(({ kind }) => !REACH.has(kind)) }
}

type Grants = ReadonlyMap<Service, readonly CompiledGrant[]>

/** An index of grants by category, filled as categories are asked for: never more entries than the tree has. */
export function indexByCategory(
  grants: Grants,
  categories: ReadonlyMap<string, CategoryFacts>,
  selectors: readonly NumberedSelector[],
): (category: string) => AboutCategory {
  const index = new Map<string, AboutCategory>()
  const sorted = new Map<readonly CompiledBase[], ByCategory<CompiledBase>>()
  const byPlace = <R extends CompiledBase>(rules: readonly R[]): ByCategory<R> => {
    const known = (sorted.get(rules) as ByCategory<R> | undefined) ?? byCategory(rules)
    sorted.set(rules, known)
    return known
  }
  return (category) => {
    const known = index.get(category)
    if (known) return known
    // The door lets in no category that there is not.
    const place = categories.get(category) as CategoryFacts
    const found = { number: index.size, ...aboutPlace(grants, byPlace, place, selectors) }
    index.set(category, found)
    return found
  }
}

function aboutPlace(
  grants: Grants,
  byPlace: <R extends CompiledBase>(rules: readonly R[]) => ByCategory<R>,
  place: CategoryFacts,
  selectors: readonly NumberedSelector[],
): Omit<AboutCategory, 'number'> {
  const left = Uint8Array.from(selectors, (selector) => Number(leavesOut(selector, place)))
  const places = [ANY_CATEGORY, ...selectors.filter(({ kind, number }) => kind === 'category' && !left[number]).map(({ number }) => number)]
  const about = <R extends CompiledBase>(rules: readonly R[]): R[] =>
    places
      .flatMap((number) => byPlace(rules).get(number) ?? [])
      .filter(({ pack, reach }) => !someLeft(left, pack.selectors) && !someLeft(left, reach))
      .sort((a, b) => a.number - b.number)
  const found = new Map([...grants].map(([service, list]) => [service, about(list)]))
  return { grants: found, excludes: new Map([...found.values()].flat().map((grant) => [grant, about(grant.excludes)])) }
}

/** Rules by the first selector of theirs that is about categories: there may be thousands of them, of which few are about one place. */
type ByCategory<R> = ReadonlyMap<number, readonly R[]>
const ANY_CATEGORY = -1

function byCategory<R extends CompiledBase>(rules: readonly R[]): ByCategory<R> {
  const found = new Map<number, R[]>()
  for (const rule of rules) {
    const number = rule.reach.find(({ kind }) => kind === 'category')?.number ?? ANY_CATEGORY
    const list = found.get(number)
    if (list) list.push(rule)
    else found.set(number, [rule])
  }
  return found
}

function someLeft(left: Uint8Array, list: readonly NumberedSelector[]): boolean {
  for (const { number } of list) if (left[number]) return true
  return false
}

/** Whether a selector by category is known false for the place. */
function leavesOut({ kind, values }: Selector, { line, below }: CategoryFacts): boolean {
  if (kind === 'notCategory') return someIn(values, line)
  return kind === 'category' && !someIn(values, line) && !someIn(values, below)
}

const someIn = (values: ReadonlySet<string>, set: ReadonlySet<string>): boolean => [...values].some((value) => set.has(value))
