import { describe, expect, it } from 'vitest'
import { type ServiceRoom, StudiedPolicy } from '../../src/analysis/studied-policy.js'
import { asksTheDerived } from '../../src/analysis/verify/answerable.js'
import { type Floor, floorsOf, undercuts } from '../../src/analysis/verify/floor.js'
import { worseWhenBetter } from '../../src/analysis/verify/monotone.js'
import { comesToAnother } from '../../src/analysis/verify/proposition-gap.js'
import { propositionPack } from '../../src/analysis/verify/propositions.js'
import { deniesWithoutReason } from '../../src/analysis/verify/reasons.js'
import { type Contradiction, replayingOf, replayRoom } from '../../src/analysis/verify/replay-room.js'
import { type ProofName, type Proposition, verify } from '../../src/analysis.js'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import { linkedOf } from '../../src/evaluate/linked.js'
import type { Facts } from '../../src/facts/facts.js'
import { policyOf } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'
import { badPolicy } from './bad-pack.js'

const is = (fact: string, value: unknown): object => ({ '==': [{ var: fact }, value] })
const grant = (more: object = {}): RuleSketch => ({ id: 'test.grant', kind: 'grant', service: 'repair', ...more })
const exclude = (id: string, when: object): RuleSketch => ({ id, kind: 'exclude', defeats: ['test.grant'], when })

const YES_OR_NO = ['used', 'opened', 'packagingIntact', 'userDamage', 'activated', 'accessoriesComplete', 'altered'].map((name) => `goods.${name}`)
const window = [{ ends: { from: 'delivered', for: { days: 7 } } }]
const sound = policyOf([grant({ windows: window }), exclude('test.each', { and: YES_OR_NO.map((fact) => is(fact, true)) })])

/** What is decided otherwise: of all claims, those of a few cells. */
const WRONG: readonly (readonly [string, Policy])[] = [
  [
    'a window that is a day longer',
    policyOf([grant({ windows: [{ ends: { from: 'delivered', for: { days: 8 } } }] }), exclude('test.each', { and: YES_OR_NO.map((fact) => is(fact, true)) })]),
  ],
  ['an exclusion that is not there', policyOf([grant({ windows: window })])],
  ['a condition that is dropped', policyOf([grant({ windows: window }), exclude('test.each', { and: YES_OR_NO.slice(1).map((fact) => is(fact, true)) })])],
  [
    'one cell more that is excluded',
    policyOf([
      grant({ windows: window }),
      exclude('test.each', { and: YES_OR_NO.map((fact) => is(fact, true)) }),
      exclude('test.none', { and: YES_OR_NO.map((fact) => is(fact, false)) }),
    ]),
  ],
]

/** The cells of one policy held against what another decides: a proof is as wrong as they differ. */
const replayed = (deciding: Policy, replays: number | 'thorough') => {
  const room = new StudiedPolicy(sound, undefined, deciding).room('repair')
  return replayRoom(room, replayingOf(replays))
}

describe('below a million cells', () => {
  it('every cell is decided again', () => {
    const { count, cells, everyCell, disagrees } = replayed(sound, 'thorough')
    expect({ count: BigInt(count), everyCell, disagrees }).toEqual({ count: cells, everyCell: true, disagrees: undefined })
    expect(cells).toBeGreaterThan(1_000n)
  })

  it.each(WRONG)('a wrong proof is caught: %s', (_, deciding) => {
    expect(replayed(deciding, 'thorough').disagrees).toMatch(/^replayed, a claim is "(available|unavailable)" where the cells have "(available|unavailable)": /)
  })
})

describe('above it', () => {
  it('claims of a fixed sequence are decided again', () => {
    const [one, other] = [replayed(sound, 300), replayed(sound, 300)]
    expect(one).toEqual(other)
    expect([one.everyCell, one.disagrees]).toEqual([false, undefined])
    expect(one.count).toBeGreaterThan(200)
  })

  it('a wrong proof is caught where a hundredth of the cells is wrong', () => {
    expect(replayed(WRONG[0]?.[1] as Policy, 1000).disagrees).toContain('replayed, a claim is')
  })
})

describe('verify', () => {
  it('says what was decided again', () => {
    const { replays, proofs } = verify(policyOf([grant({ windows: window, when: is('goods.used', false) })]), { replays: 'thorough' })
    const [{ cells, verdicts } = { cells: '', verdicts: {} }] = replays
    expect(replays).toEqual([{ service: 'repair', cells, everyCell: true, claims: Number(cells), verdicts }])
    expect(Object.values(verdicts).reduce((sum, count) => sum + count)).toBe(Number(cells))
    expect(proofs.every(({ verdict }) => verdict === 'proved')).toBe(true)
  })
})

/** What each statement is held against, claim by claim, by the policies that are wrong in it. */
const CONTRADICTIONS: readonly (readonly [ProofName, (policy: Policy, room: ServiceRoom) => Contradiction])[] = [
  ['floor', (policy) => undercuts(floorsOf(policy)[0] as Floor, 'repair')],
  ['claim', (_, room) => comesToAnother(room, { id: 'in-seven-days', service: 'repair', windows: window as never, comesTo: ['available'] })],
  ['monotone', (_, room) => worseWhenBetter(room, { fact: 'goods.packagingIntact', better: true })],
  ['reason', (_, room) => deniesWithoutReason(room)],
  ['answerable', () => asksTheDerived],
]

describe('the cells are those that claims lie in', () => {
  const held = (policy: Policy, replays: number) => {
    const { count, disagrees } = replayRoom(new StudiedPolicy(policy).room('repair'), replayingOf(replays))
    return { isSome: count > 0, disagrees }
  }

  it('also where an event is tested that lies after the claim', () => {
    const tested = grant({ windows: [{ tests: 'repairReceived', ends: { from: 'delivered', for: { days: 7 } } }], when: is('goods.used', false) })
    const other = { ...grant({ windows: window }), id: 'test.other' }
    const policy = policyOf([tested, other, exclude('test.each', { and: YES_OR_NO.map((fact) => is(fact, true)) })])
    // Claimed on the fifth day, handed in on the tenth, decided later.
    const claim = {
      asOf: '2026-06-20T12:00:00+08:00',
      order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' },
      item: { category: 'phones' },
      goods: { used: false },
      events: { delivered: '2026-06-01T12:00:00+08:00', repairReceived: '2026-06-11T12:00:00+08:00' },
      history: [],
      claim: { submittedAt: '2026-06-05T12:00:00+08:00' },
    } as unknown as Facts
    const { routes, denials } = policy.evaluate(claim).services.repair
    expect([routes.map(({ rule }) => rule), denials.map(({ rule, code }) => [rule, code])]).toEqual([['test.other'], [['test.grant', 'window_expired']]])
    expect(held(policy, 500)).toEqual({ isSome: true, disagrees: undefined })
  })

  it('also where a price and a number make up an amount', () => {
    const least = (fact: string, value: number): object => ({ '>=': [{ var: fact }, value] })
    const policy = policyOf([grant({ when: least('derived.claimAmount', 20_000) }), exclude('test.cheap', { '<': [{ var: 'item.unitPaid' }, 5000] })])
    expect(held(policy, 500)).toEqual({ isSome: true, disagrees: undefined })
  })
})

describe('a claim that is decided again is held against every statement', () => {
  const IN_SEVEN_DAYS: Proposition = { id: 'in-seven-days', service: 'repair', windows: window as never, comesTo: ['available'] }
  const contradicted = (name: ProofName, policy: Policy): string[] => {
    const compiled = linkedOf(policy).policy
    const asked = name === 'claim' ? createPolicy([...compiled.packs, propositionPack([IN_SEVEN_DAYS], compiled)]) : policy
    const room = new StudiedPolicy(asked, undefined, policy).room('repair')
    const [, of] = CONTRADICTIONS.find(([one]) => one === name) as (typeof CONTRADICTIONS)[number]
    return [...replayRoom(room, replayingOf(2000), [of(policy, room)]).contradicted.values()]
  }

  it.each(CONTRADICTIONS)('%s', (name) => {
    expect(contradicted(name, badPolicy(name))).toEqual([expect.stringContaining('replayed, ')])
  })

  it('the law linked with what it does not know is its own floor', () => {
    const above = testPack({
      manifest: { id: 'shop', layer: 'seller', needs: ['test'] },
      rules: [{ ...grant({ windows: window }), id: 'shop.grant' }],
    })
    const policy = createPolicy([testPack({ rules: [grant({ windows: window })] }), above])
    expect(contradicted('floor', policy)).toEqual([])
  })
})
