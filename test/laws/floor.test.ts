import { expect } from 'vitest'
import type { EvidenceNeed, Route, ServiceDecision } from '../../src/evaluate/decision.js'
import { createPolicy, PolicyError } from '../../src/index.js'
import type { Pack } from '../../src/policy/pack.js'
import { endOf } from './refines.js'
import { repacked } from './repacked.js'
import { decide, law } from './situations.js'

type Alone = ReturnType<typeof createPolicy> | undefined
const alone = new Map<readonly Pack[], Alone>()

/** The law by itself: other packs keep their words, so that the same facts are known, and lose their rules. Undefined where the law names those. */
function lawAlone(packs: readonly Pack[]): Alone {
  if (!alone.has(packs)) {
    try {
      alone.set(packs, createPolicy(packs.map((pack) => (pack.layer === 'law' ? pack : repacked(pack, () => [])))))
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      alone.set(packs, undefined)
    }
  }
  return alone.get(packs)
}

const RANK = { unavailable: 0, needs_information: 1, conditional: 2, available: 3 }
const FREIGHT: Record<string, number> = { buyer: 0, seller: 1, platform: 1, maker: 1 }

const isNeeded = (needs: readonly EvidenceNeed[], need: EvidenceNeed): boolean => needs.some((one) => String(one.anyOf) === String(need.anyOf))

function keepsRoute(law: Route, all: Route): void {
  expect(Number(all.firm)).toBeGreaterThanOrEqual(Number(law.firm))
  expect(endOf(all.deadline)).toBeGreaterThanOrEqual(endOf(law.deadline))
  if (law.opensAt !== undefined && all.opensAt !== undefined) expect(Date.parse(all.opensAt)).toBeLessThanOrEqual(Date.parse(law.opensAt))
  for (const need of all.evidence) expect(isNeeded(law.evidence, need)).toBe(true)
  if (law.terms.freight !== undefined && all.terms.freight !== undefined)
    expect(FREIGHT[all.terms.freight]).toBeGreaterThanOrEqual(FREIGHT[law.terms.freight] as number)
  if (law.terms.refundAmount !== undefined && all.terms.refundAmount !== undefined)
    expect(all.terms.refundAmount).toBeGreaterThanOrEqual(law.terms.refundAmount)
}

function keeps(law: ServiceDecision, all: ServiceDecision): void {
  expect(RANK[all.verdict]).toBeGreaterThanOrEqual(RANK[law.verdict])
  for (const route of law.routes) {
    const same = all.routes.find(({ rule }) => rule === route.rule)
    expect(same, `${route.rule} stays a route`).toBeDefined()
    keepsRoute(route, same as Route)
  }
  const denied = all.denials.map(({ rule }) => rule)
  for (const { rule } of law.open) expect(denied, `${rule} is not denied`).not.toContain(rule)
}

law('no other layer ever takes away what the law gives', (situation) => {
  const policy = lawAlone(situation.packs)
  if (!policy) return
  const all = decide(situation)
  for (const decided of Object.values(policy.evaluate(situation.facts).services)) keeps(decided, all.services[decided.service])
})
