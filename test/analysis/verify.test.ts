import { describe, expect, it } from 'vitest'
import { PROOF_NAMES } from '../../src/analysis/verify/proof.js'
import type { Expected } from '../../src/analysis/verify/propositions.js'
import { type Proof, type ProofName, type Proposition, type VerifyOptions, verify } from '../../src/analysis.js'
import type { When } from '../../src/policy/rule.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'
import { badPolicy } from './bad-pack.js'

const grant = (more: object = {}): RuleSketch => ({ id: 'test.grant', kind: 'grant', service: 'repair', ...more })
const is = (fact: string, value: unknown): object => ({ '==': [{ var: fact }, value] })
const days = (count: number): object[] => [{ ends: { from: 'delivered', for: { days: count } } }]
const OPTIONS: VerifyOptions = {
  claims: [{ id: 'in-seven-days', service: 'repair', windows: [{ ends: { from: 'delivered', for: { days: 7 } } }], comesTo: ['available'] }],
  monotone: [{ fact: 'goods.packagingIntact', better: true }],
}
const notProved = (proofs: readonly Proof[]): Proof[] => proofs.filter(({ verdict }) => verdict !== 'proved')

describe('each statement has a pack that refutes it and only it', () => {
  const optionsFor: Partial<Record<ProofName, VerifyOptions>> = { claim: OPTIONS, monotone: { monotone: OPTIONS.monotone ?? [] } }
  for (const name of PROOF_NAMES)
    it(name, () => {
      const policy = badPolicy(name)
      const refuted = notProved(verify(policy, optionsFor[name] ?? {}).proofs)
      expect(refuted.map((one) => [one.name, one.verdict])).toEqual([[name, 'refuted']])
      // The claim shows it to whoever asks the policy.
      const { facts, verdict } = (refuted[0] as Proof).witness as NonNullable<Proof['witness']>
      expect(policy.evaluate(facts).services.repair.verdict).toBe(verdict)
    })
})

describe('what is refuted', () => {
  it('is shown by the least claim', () => {
    const [proof] = notProved(verify(badPolicy('claim'), OPTIONS).proofs)
    expect(proof).toEqual({
      name: 'claim',
      what: 'in-seven-days',
      service: 'repair',
      verdict: 'refuted',
      witness: {
        facts: {
          asOf: expect.any(String),
          order: { market: 'CN', purchasedAt: expect.any(String) },
          item: { category: expect.any(String) },
          goods: { used: true },
          events: { delivered: expect.any(String) },
          history: [],
          claim: {},
        },
        verdict: 'unavailable',
      },
    })
  })
})

describe('what is proved', () => {
  const rules = [grant({ windows: days(15) }), { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: is('goods.used', true) }]
  const verdictOf = (expected: Expected[], within = 7, more: Partial<Proposition> = {}): string | undefined =>
    verify(policyOf(rules), { claims: [{ id: 'one', service: 'repair', windows: days(within) as never, comesTo: expected, ...more }] }).proofs.find(
      ({ name }) => name === 'claim',
    )?.verdict

  it('holds for every claim that is like it', () => {
    expect([verdictOf(['available', 'excluded']), verdictOf(['available'])]).toEqual(['proved', 'refuted'])
    expect([verdictOf(['available', 'excluded'], 15), verdictOf(['available', 'excluded'], 16)]).toEqual(['proved', 'refuted'])
    expect([verdictOf(['available', 'unavailable']), verdictOf(['unavailable']), verdictOf(['conditional', 'excluded'])]).toEqual([
      'proved',
      'refuted',
      'proved',
    ])
  })

  it('holds for what is excluded, and for what is not', () => {
    const used = { when: is('goods.used', true) as When }
    expect([verdictOf(['excluded']), verdictOf(['excluded'], 7, used)]).toEqual(['refuted', 'proved'])
    expect([verdictOf(['conditional', 'unavailable']), verdictOf(['conditional', 'unavailable'], 30)]).toEqual(['proved', 'proved'])
  })

  it('holds for the claims of a scope and of a time', () => {
    const late = { windows: days(30) as never, when: is('goods.used', false) as When }
    expect(verdictOf(['available'], 7, { scope: { reason: ['defective'] }, when: is('goods.used', false) as When })).toBe('proved')
    expect([verdictOf(['available'], 7, { ...late }), verdictOf(['unavailable'], 7, { ...late })]).toEqual(['refuted', 'refuted'])
    const inForce = { from: '2026-01-01', until: '2026-07-01' } as const
    expect([verdictOf(['available'], 7, { inForce }), verdictOf(['available', 'excluded'], 7, { inForce })]).toEqual(['refuted', 'proved'])
  })

  it('holds for a fact that one rule reads and another does not', () => {
    const policy = policyOf([grant({ when: is('goods.packagingIntact', true) }), { ...grant({ scope: { reason: ['defective'] } }), id: 'test.other' }])
    const monotone = [{ fact: 'goods.packagingIntact', better: true }] as const
    expect(notProved(verify(policy, { monotone }).proofs)).toEqual([])
    const worse = [{ fact: 'goods.packagingIntact', better: false }] as const
    expect(notProved(verify(policy, { monotone: worse }).proofs).map(({ name, verdict }) => [name, verdict])).toEqual([['monotone', 'refuted']])
  })

  it('holds where a window tests the event that it counts from', () => {
    const itself = {
      tests: 'delivered',
      ends: {
        latest: [
          { from: 'delivered', for: { days: 7 } },
          { from: 'purchased', for: { days: 9 } },
        ],
      },
    }
    const report = verify(policyOf([grant({ windows: [itself] })]))
    expect([notProved(report.proofs), report.replayed > 0]).toEqual([[], true])
  })

  it('is replayed cell by cell where there are few', () => {
    const report = verify(policyOf([grant({ when: is('goods.used', false) })]), { replays: 100 })
    expect(notProved(report.proofs)).toEqual([])
    // goods.used, whether units are left, whether a person has decided.
    const verdicts = { available: 2, conditional: 0, needs_information: 0, unavailable: 6 }
    expect(report.replays).toEqual([{ service: 'repair', cells: '8', everyCell: true, claims: 8, verdicts }])
  })

  it('is unknown when the nodes run out', () => {
    const { proofs } = verify(policyOf([grant({ when: is('goods.used', false) })]), { ...OPTIONS, budget: 3 })
    expect(proofs.filter(({ name }) => name === 'claim').map(({ verdict, because }) => [verdict, because])).toEqual([
      ['unknown', 'the diagrams need more than 3 nodes'],
    ])
  })
})
