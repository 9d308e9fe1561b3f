import type { Rule, Scope, When, Window } from '../../policy/rule.js'
import { conditionFaults } from './condition-faults.js'
import { otherDuration } from './other-duration.js'
import { put } from './put.js'

/** One thing wrong with one rule, in words, with the rule as it then is. */
export interface Fault {
  readonly fault: string
  readonly rule: Rule
  /** The rule is then about more items. */
  readonly widens?: true
}

/** Every fault that can be planted in one rule: a window longer or shorter, a comparison turned round, a part dropped, a value swapped. */
export function faultsOf(rule: Rule): Fault[] {
  return [...windowFaults(rule), ...whenFaults(rule), ...scopeFaults(rule), ...providedFaults(rule), ...valueFaults(rule), ...dropped(rule)]
}

function windowFaults(rule: Rule): Fault[] {
  if (rule.kind === 'duty') return changedEnds(rule.ends).map(({ fault, value }) => ({ fault: `ends ${fault}`, rule: { ...rule, ends: value } }))
  if (!('windows' in rule) || rule.windows === undefined) return []
  const { windows } = rule
  return windows.flatMap((window, index) => {
    const replaced = (changed: Window): Rule => ({ ...rule, windows: put(windows, index, changed) })
    const ends =
      window.ends === undefined
        ? []
        : changedEnds(window.ends).map(({ fault, value }) => ({ fault: `window ${fault}`, rule: replaced({ ...window, ends: value }) }))
    const without =
      windows.length > 1 ? [{ fault: `window ${index} dropped`, rule: { ...rule, windows: windows.filter((_, other) => other !== index) } as Rule }] : []
    return [...ends, ...without]
  })
}

/** The spans of an end, each one unit longer and one unit shorter. */
function changedEnds<E extends object>(ends: E): { fault: string; value: E }[] {
  if ('for' in ends)
    return [1, -1].flatMap((by) => {
      const other = otherDuration(ends.for, by)
      return other === undefined ? [] : [{ fault: `${by > 0 ? 'longer' : 'shorter'}: ${JSON.stringify(other)}`, value: { ...ends, for: other } }]
    })
  return Object.entries(ends).flatMap(([key, legs]) =>
    Array.isArray(legs)
      ? legs.flatMap((leg, index) => changedEnds(leg as E).map(({ fault, value }) => ({ fault, value: { ...ends, [key]: put(legs, index, value) } })))
      : [],
  )
}

const whenFaults = (rule: Rule): Fault[] => {
  const { when } = rule
  if (when === undefined) return []
  const { when: _, ...without } = rule
  return [
    ...conditionFaults(when).map(({ fault, value }) => ({ fault, rule: { ...rule, when: value as When } as Rule })),
    { fault: 'condition dropped', rule: without as Rule },
  ]
}

/** What of a scope says which items a rule is about; the rest says which cases of them (S-15). */
const ITEM: readonly string[] = ['category', 'notCategory', 'brand', 'market', 'label']

const scopeFaults = (rule: Rule): Fault[] => {
  const { scope = {} } = rule
  return (Object.entries(scope) as [keyof Scope, string[]][]).flatMap(([name, listed]) => {
    const { [name]: _, ...others } = scope
    const widens = { widens: true as const }
    const without = { fault: `${name} dropped`, rule: { ...rule, scope: others } as Rule, ...(ITEM.includes(name) && widens) }
    const shorter = { fault: `${name} ${listed[0]} dropped`, rule: { ...rule, scope: { ...scope, [name]: listed.slice(1) } } as Rule }
    return listed.length > 1 ? [without, { ...shorter, ...(name === 'notCategory' && widens) }] : [without]
  })
}

function providedFaults(rule: Rule): Fault[] {
  if (rule.kind !== 'grant' || rule.provided === undefined) return []
  const { provided } = rule
  return provided.flatMap((one, index) => [
    { fault: `provided ${one.code} dropped`, rule: { ...rule, provided: provided.filter((_, other) => other !== index) } },
    ...conditionFaults(one.if).map(({ fault, value }) => ({
      fault: `provided ${one.code}: ${fault}`,
      rule: { ...rule, provided: put(provided, index, { ...one, if: value as When }) },
    })),
  ])
}

/** Terms, evidence and duties with another value, or without it. */
function valueFaults(rule: Rule): Fault[] {
  if (rule.kind === 'duty') return [{ fault: 'actor swapped', rule: { ...rule, actor: rule.actor === 'seller' ? 'platform' : 'seller' } }]
  if (rule.kind !== 'grant' && rule.kind !== 'adjust') return []
  const { terms = {}, evidence = [] } = rule
  return [
    ...Object.keys(terms).map((name) => {
      const { [name]: _, ...others } = terms
      return { fault: `term ${name} dropped`, rule: { ...rule, terms: others } }
    }),
    ...('freight' in terms
      ? [{ fault: 'freight swapped', rule: { ...rule, terms: { ...terms, freight: terms.freight === 'buyer' ? 'seller' : 'buyer' } } }]
      : []),
    ...evidence.map(({ anyOf }, index) => ({
      fault: `evidence ${anyOf.join('/')} dropped`,
      rule: { ...rule, evidence: evidence.filter((_, other) => other !== index) },
    })),
  ]
}

/** A rule that is there and never applies: nothing that points at it dangles. */
const dropped = (rule: Rule): Fault[] => [{ fault: `${rule.kind} dropped`, rule: { ...rule, when: false } }]
