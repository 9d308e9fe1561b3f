import { describe, expect, it } from 'vitest'
import { StudiedPolicy } from '../../src/analysis/studied-policy.js'
import { replayingOf, replayRoom } from '../../src/analysis/verify/replay-room.js'
import { verify } from '../../src/analysis.js'
import type { Policy } from '../../src/evaluate/create-policy.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

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
    expect(replays).toEqual([{ service: 'repair', cells: expect.any(String), everyCell: true, claims: Number(replays[0]?.cells) }])
    expect(proofs.every(({ verdict }) => verdict === 'proved')).toBe(true)
  })
})
