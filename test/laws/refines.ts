import { expect } from 'vitest'
import type { Deadline, ServiceDecision } from '../../src/evaluate/decision.js'

/** When a deadline is over: never, where nothing says when. */
export const endOf = (deadline: Deadline): number => ('closesAt' in deadline ? Date.parse(deadline.closesAt) : Number.POSITIVE_INFINITY)

/** What may never change when facts are added (S-9): firm routes stay firm, denials stay denials, and what is settled of a route that stays is settled. */
export function refines(less: ServiceDecision, more: ServiceDecision): void {
  for (const route of less.routes) {
    const same = more.routes.find(({ rule }) => rule === route.rule)
    if (route.firm) expect(same, `${route.rule} stays firm`).toMatchObject({ firm: true })
    if (!same) continue
    expect(same.terms, `${route.rule} keeps its terms`).toMatchObject({ ...route.terms, ...(route.terms.deductions && { deductions: same.terms.deductions }) })
    if (route.deadline.status === 'fixed') expect(same.deadline).toEqual(route.deadline)
    if (route.deadline.status === 'at_least') expect(endOf(same.deadline)).toBeGreaterThanOrEqual(endOf(route.deadline))
    if (route.opensAt !== undefined) expect(same.opensAt).toBe(route.opensAt)
  }
  for (const { rule } of less.denials) {
    // A grant that turns out not to be about this item is denied no more, and gives nothing either.
    expect(
      [...more.routes, ...more.open].map((one) => one.rule),
      `${rule} stays denied`,
    ).not.toContain(rule)
  }
  if (less.verdict === 'available' || less.verdict === 'unavailable') expect(more.verdict).toBe(less.verdict)
}
