import { expect } from 'vitest'
import type { Denial, DenialCode } from '../../src/evaluate/decision.js'
import { decide, law } from './situations.js'

const ORDER: readonly DenialCode[] = [
  'not_in_force',
  'reason_not_covered',
  'order_state',
  'not_covered',
  'excluded',
  'condition_not_met',
  'already_used',
  'quantity_exceeded',
  'window_not_open',
  'window_expired',
  'no_rule',
]

const codesOf = ({ code, also = [] }: Denial): DenialCode[] => [code, ...also.map((reason) => reason.code)]

law('every denial has a code, its reasons stand in the order of S-15, and no_rule stands alone', (situation) => {
  for (const { denials, routes, open } of Object.values(decide(situation).services)) {
    for (const denial of denials) {
      const places = codesOf(denial).map((code) => ORDER.indexOf(code))
      expect(places).not.toContain(-1)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }
    const unruled = denials.filter(({ code }) => code === 'no_rule')
    expect(unruled.length > 0).toBe(routes.length + open.length + denials.length - unruled.length === 0)
    for (const denial of denials) expect(denial.rule === undefined).toBe(denial.code === 'no_rule')
  }
})

/** Every rule that a value names, wherever it does; what a duty waits for names services. */
function namedIn(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => namedIn(part, key))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, part]) => (name === 'after' ? [] : namedIn(part, name)))
  return typeof value === 'string' && ['rule', 'rules', 'by', 'exclusion'].includes(key) ? [value] : []
}

law('every rule that a decision names is listed once, with a citation', (situation) => {
  const { rules, services } = decide(situation)
  const duties = Object.values(services).flatMap(({ routes }) => routes.flatMap(({ open }) => open.map(({ part }) => part)))
  const waiting = duties.filter((part) => part.startsWith('duties.')).map((part) => part.slice('duties.'.length))
  expect(Object.keys(rules).sort()).toEqual([...new Set([...namedIn(services), ...waiting])].sort())
  for (const { cites } of Object.values(rules)) expect(cites.length).toBeGreaterThan(0)
})
