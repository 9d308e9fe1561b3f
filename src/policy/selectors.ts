import { listIn } from '../core/list-in.js'
import type { CategoryFacts } from '../facts/category-facts.js'
import type { Service } from '../facts/facts.js'
import type { AboutCategory, AboutService, CompiledBase, CompiledGrant, NumberedSelector, Selector } from './compiled.js'
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
  const naming = { category: byValue(selectors, 'category'), notCategory: byValue(selectors, 'notCategory') }
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
    const { line, below } = categories.get(category) as CategoryFacts
    const fitting = { category: numbersOf(naming.category, [...line, ...below]), notCategory: numbersOf(naming.notCategory, line) }
    const services: AboutService[] = []
    const found = { number: index.size, ...aboutPlace(grants, byPlace, fitting), services }
    for (const [service, list] of found.grants)
      services.push({ number: found.number * found.grants.size + services.length, service, category: found, grants: list })
    index.set(category, found)
    return found
  }
}

/** The selectors of one kind by each value that they name: there may be thousands, of which few name a category or one near it. */
function byValue(selectors: readonly NumberedSelector[], kind: keyof Scope): ReadonlyMap<string, readonly NumberedSelector[]> {
  const found = new Map<string, NumberedSelector[]>()
  for (const selector of selectors) {
    if (selector.kind !== kind) continue
    for (const value of selector.values) listIn(found, value).push(selector)
  }
  return found
}

const numbersOf = (naming: ReadonlyMap<string, readonly NumberedSelector[]>, values: Iterable<string>): Set<number> =>
  new Set([...values].flatMap((value) => (naming.get(value) ?? []).map(({ number }) => number)))

/** The numbers of the selectors by category that may fit an item, and of those against a category that surely leave it out. */
interface Fitting {
  readonly category: ReadonlySet<number>
  readonly notCategory: ReadonlySet<number>
}

function aboutPlace(
  grants: Grants,
  byPlace: <R extends CompiledBase>(rules: readonly R[]) => ByCategory<R>,
  fitting: Fitting,
): Pick<AboutCategory, 'grants' | 'excludes'> {
  const places = [ANY_CATEGORY, ...fitting.category]
  const about = <R extends CompiledBase>(rules: readonly R[]): R[] =>
    places
      .flatMap((number) => byPlace(rules).get(number) ?? [])
      .filter(({ pack, reach }) => !leftOut(pack.selectors, fitting) && !leftOut(reach, fitting))
      .sort((a, b) => a.number - b.number)
  const found = new Map([...grants].map(([service, list]) => [service, about(list)]))
  return { grants: found, excludes: new Map([...found.values()].flat().map((grant) => [grant, about(grant.excludes)])) }
}

/** Rules by the first selector of theirs that is about categories: there may be thousands of them, of which few are about one place. */
type ByCategory<R> = ReadonlyMap<number, readonly R[]>
const ANY_CATEGORY = -1

function byCategory<R extends CompiledBase>(rules: readonly R[]): ByCategory<R> {
  const found = new Map<number, R[]>()
  for (const rule of rules) listIn(found, rule.reach.find(({ kind }) => kind === 'category')?.number ?? ANY_CATEGORY).push(rule)
  return found
}

/** Whether one of some selectors is known false for the place. */
const leftOut = (selectors: readonly NumberedSelector[], fitting: Fitting): boolean =>
  selectors.some(({ kind, number }) => (kind === 'category' ? !fitting.category.has(number) : kind === 'notCategory' && fitting.notCategory.has(number)))
