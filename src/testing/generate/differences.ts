import type { Facts } from '../../facts/facts.js'
import { msOf } from '../oracle/clock.js'

/** Says that a fact is known in the baseline alone. */
const LEFT_OUT = 'left out'

/**
 * What a claim has that another one has not, by path; what it lacks is `left out`. Instants are compared as instants.
 *
 * @example
 * differences(baseline, claim) // => { 'goods.activated': true, 'events.delivered': 'left out' }
 */
export function differences(baseline: Facts, claim: Facts): Record<string, unknown> {
  const [before, after] = [leavesOf(baseline), leavesOf(claim)]
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  return Object.fromEntries(
    paths.flatMap((path) => {
      const [one, other] = [before.get(path), after.get(path)]
      return same(one, other) ? [] : [[path, other === undefined ? LEFT_OUT : other]]
    }),
  )
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other) || sameInstant(one, other)

const sameInstant = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && /^\d{4}-.*T/.test(one) && msOf(one) === msOf(other)

function leavesOf(facts: Facts): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  visit('', facts)
  return leaves

  function visit(path: string, value: unknown): void {
    if (value === undefined) return
    if (typeof value !== 'object' || value === null || Array.isArray(value)) leaves.set(path, value)
    else for (const [key, inner] of Object.entries(value)) visit(path === '' ? key : `${path}.${key}`, inner)
  }
}
