import { expect } from 'vitest'
import type { Deadline, Denial, Reason, Route } from '../../src/evaluate/decision.js'
import type { EventId, Facts } from '../../src/facts/facts.js'
import type { Pack } from '../../src/policy/pack.js'
import type { Rule } from '../../src/policy/rule.js'
import { instantOf } from '../../src/testing/oracle/clock.js'
import { endOf } from './refines.js'
import { decide, law } from './situations.js'

const submittedAt = ({ asOf, claim }: Facts): number => Date.parse(claim.submittedAt ?? asOf)
const opening = ({ opensAt }: Route): number => (opensAt === undefined ? Number.NEGATIVE_INFINITY : Date.parse(opensAt))

/** When a tested event is known to have happened. */
function testedAt(facts: Facts, event: EventId | undefined): number | undefined {
  if (event === undefined) return submittedAt(facts)
  if (event === 'purchased') return Date.parse(facts.order.purchasedAt)
  const at = (facts.events as Record<string, string | null | undefined> | undefined)?.[event]
  return typeof at === 'string' ? Date.parse(at) : undefined
}

const isOver = (deadline: Deadline): boolean => deadline.status === 'fixed' || deadline.status === 'at_least'

law('a route is in time: opensAt ≤ tested < closesAt', (situation) => {
  const { facts } = situation
  for (const route of Object.values(decide(situation).services).flatMap(({ routes }) => routes)) {
    expect(opening(route)).toBeLessThanOrEqual(submittedAt(facts))
    if (isOver(route.deadline)) expect(submittedAt(facts)).toBeLessThan(endOf(route.deadline))
    for (const { event, deadline } of route.covers ?? []) {
      const tested = testedAt(facts, event)
      if (tested !== undefined && isOver(deadline)) expect(tested).toBeLessThan(endOf(deadline))
    }
  }
})

const DAY = 86_400_000
const reasonsOf = ({ code, params, also = [] }: Denial): Reason[] => [{ code, params }, ...also]
const dayOf = (ms: number, offsetMinutes: number): number => Math.floor((ms + offsetMinutes * 60_000) / DAY)

law('a denial for time is out of time: tested < opensAt, or tested after lastDay by daysLate', (situation) => {
  const { facts } = situation
  for (const { code, params } of Object.values(decide(situation).services).flatMap(({ denials }) => denials.flatMap(reasonsOf))) {
    const tested = testedAt(facts, params.event as EventId | undefined)
    if (tested === undefined) continue
    if (code === 'window_not_open' && params.opensAt !== undefined) expect(tested).toBeLessThan(Date.parse(params.opensAt as string))
    if (code !== 'window_expired' || params.daysLate === undefined) continue
    const lastDay = Date.parse(`${params.lastDay}T00:00:00Z`) / DAY
    expect(params.daysLate).toBeGreaterThanOrEqual(0)
    // Civil days of a zone somewhere on Earth.
    const offsets = [-12 * 60, 14 * 60].map((offset) => dayOf(tested, offset))
    expect(offsets[0]).toBeLessThanOrEqual(lastDay + (params.daysLate as number))
    expect(offsets[1]).toBeGreaterThanOrEqual(lastDay + (params.daysLate as number))
  }
})

const SUBMITTED = /"submitted"|derived\.submittedMinute/
const sayingsOf = (rule: Rule): string[] => [...('defeats' in rule ? rule.defeats : []), ...('adjusts' in rule ? rule.adjusts : [])]

/** Rules that read when the claim was made, other than to see whether it was in time, with all they touch: for them a later claim is another claim. */
function readSubmission(packs: readonly Pack[]): Set<string> {
  const rules = packs.flatMap(({ provisions, when }) => provisions.flatMap(({ provision }) => provision.rules.map((rule) => ({ rule, when }))))
  const found = new Set<string>()
  for (let size = -1; size < found.size; ) {
    size = found.size
    for (const { rule, when } of rules) {
      const reads = rule.kind !== 'duty' && SUBMITTED.test(JSON.stringify([rule, when]))
      const names = [rule.id, ...(rule.tags ?? []).map((tag) => `#${tag}`)]
      if (reads || names.some((name) => found.has(name))) for (const name of [rule.id, ...sayingsOf(rule)]) found.add(name)
    }
  }
  return found
}

const sensitive = new WeakMap<readonly Pack[], Set<string>>()

law('for one grant, once its window is open, a later claim never helps', (situation) => {
  const { packs, facts } = situation
  const skipped = sensitive.get(packs) ?? readSubmission(packs)
  sensitive.set(packs, skipped)
  const isSkipped = (id: string): boolean => skipped.has(id.split('/')[0] as string) || (packs.flatMap(tagsOf(id)) as string[]).some((tag) => skipped.has(tag))
  const claimed = submittedAt(facts)
  const found = testedAt(facts, 'defectFound') ?? Number.NEGATIVE_INFINITY
  const least = Math.max(Date.parse(facts.order.purchasedAt), found)
  const at = (ms: number): Facts => ({ ...facts, claim: { ...facts.claim, submittedAt: instantOf(ms) } })
  const later = Object.values(decide({ packs, facts: at(claimed) }).services)
  for (const before of [least, Math.floor((least + claimed) / 2), claimed - 1].filter((ms) => ms >= least && ms < claimed)) {
    const earlier = decide({ packs, facts: at(before) }).services
    for (const { service, routes } of later)
      for (const route of routes.filter(({ rule, opensAt }) => opensAt !== undefined && !isSkipped(rule)))
        if (opening(route) <= before) expect(earlier[service].routes.map(({ rule }) => rule)).toContain(route.rule)
  }
})

const tagsOf =
  (id: string) =>
  ({ provisions }: Pack): string[] =>
    provisions.flatMap(({ provision }) =>
      provision.rules.filter((rule) => rule.id === id.split('/')[0]).flatMap(({ tags = [] }) => tags.map((tag) => `#${tag}`)),
    )

law('S-6d a later delivery, under the same rules, never gives an earlier deadline', (situation) => {
  const { packs, facts } = situation
  const delivered = testedAt(facts, 'delivered' as EventId)
  if (delivered === undefined) return
  // Past cases suspend and restart spans: test/evaluate/later-anchors.test.ts says for which of them the law holds.
  const at = (ms: number): Facts => ({ ...facts, events: { ...facts.events, delivered: instantOf(ms) }, history: [] })
  const first = decide({ packs, facts: at(delivered) }).services
  for (const ms of [delivered + 1, delivered + DAY, delivered + 9 * DAY].filter((one) => one <= Date.parse(facts.asOf))) {
    const later = decide({ packs, facts: at(ms) }).services
    for (const { service, routes } of Object.values(later))
      for (const route of routes) {
        const before = first[service].routes.find(({ rule, rules }) => rule === route.rule && String(rules) === String(route.rules))
        if (before?.deadline.status === 'fixed' && route.deadline.status === 'fixed')
          expect(endOf(route.deadline)).toBeGreaterThanOrEqual(endOf(before.deadline))
      }
  }
})
