import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Pack } from '../../src/policy/pack.js'
import type { Layer } from '../../src/policy/rule.js'
import { decide, grant, issuesOf, type More, onlyRoute, problem } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const LAYERS: readonly Layer[] = ['law', 'platform', 'seller', 'manufacturer']
const ENDS = { from: 'returnReceived', for: { days: 7 } }

/** Rules that point at something. */
const POINTING = {
  exclude: (target: string): More => ({ kind: 'exclude', defeats: [target] }),
  absolute: (target: string): More => ({ kind: 'exclude', absolute: true, defeats: [target] }),
  except: (target: string): More => ({ kind: 'except', defeats: [target] }),
  adjust: (target: string): More => ({ kind: 'adjust', adjusts: [target], waives: ['photos'] }),
  duty: (target: string): More => ({ kind: 'duty', of: [target], act: 'refund', actor: 'seller', ends: ENDS }),
  buyerDuty: (target: string): More => ({ kind: 'duty', of: [target], act: 'send_back', actor: 'buyer', ends: ENDS }),
} as const
type Pointing = keyof typeof POINTING
const FIELD: Record<string, string> = { exclude: 'defeats', except: 'defeats', adjust: 'adjusts', duty: 'of' }

/** What is pointed at: a rule of each kind. */
const TARGETS: Record<string, RuleSketch> = {
  grant: { ...grant(), id: 'there.grant' },
  exclude: { id: 'there.exclude', kind: 'exclude', defeats: ['there.grant'] },
  except: { id: 'there.except', kind: 'except', defeats: ['there.exclude'] },
  adjust: { id: 'there.adjust', kind: 'adjust', adjusts: ['there.grant'], terms: { servedBy: 'maker' } },
  duty: { id: 'there.duty', kind: 'duty', of: ['there.grant'], act: 'refund', actor: 'seller', ends: ENDS },
}
const there = (layer: Layer): Pack => testPack({ manifest: { id: 'there', layer }, rules: Object.values(TARGETS) })
const here = (layer: Layer, ...rules: RuleSketch[]): Pack => testPack({ manifest: { id: 'here', layer }, rules })

/** S-5, written down for this test alone. */
function isAllowed(from: Pointing, layer: Layer, target: string, targetLayer: Layer): boolean {
  const own = layer === targetLayer
  const rivals = !own && ['seller', 'manufacturer'].includes(layer) && ['seller', 'manufacturer'].includes(targetLayer)
  if (from === 'exclude') return target === 'grant' && own
  if (from === 'absolute') return target === 'grant' && layer === 'law'
  if (from === 'except') return (target === 'exclude' && (own || layer === 'law')) || (target === 'except' && own)
  if (from === 'buyerDuty') return target === 'grant' && own
  return target === 'grant' && !rivals
}

describe('S-5 which rule may point at which', () => {
  const rows = (Object.keys(POINTING) as Pointing[]).flatMap((from) =>
    LAYERS.flatMap((layer): [Pointing, Layer][] => (from === 'absolute' && layer !== 'law' ? [] : [[from, layer]])),
  )
  it.each(rows)('%s of %s', (from, layer) => {
    for (const targetLayer of LAYERS)
      for (const [target, { id }] of Object.entries(TARGETS)) {
        const rule = { id: 'here.rule', ...POINTING[from](id) } as RuleSketch
        const packs = [here(layer, rule), there(targetLayer)]
        const what = `${target} of ${targetLayer}`
        if (isAllowed(from, layer, target, targetLayer)) {
          expect(() => createPolicy(packs), what).not.toThrow()
          continue
        }
        const params = { rule: 'here.rule', kind: rule.kind, layer, target: id, targetKind: target, targetLayer }
        expect(issuesOf(...packs), what).toEqual([
          problem('forbidden_edge', ['rules', 0, FIELD[rule.kind] as string, 0], params, { rule: 'here.rule', file: 'here/test.json' }),
        ])
      }
  })

  it.each(['platform', 'seller', 'manufacturer'] as const)('only an exclude of the law is absolute, not one of %s', (layer) => {
    const rules = [{ ...grant(), id: 'here.grant' }, { id: 'here.rule', ...POINTING.absolute('here.grant') } as RuleSketch]
    expect(issuesOf(here(layer, ...rules))).toEqual([problem('not_absolute', ['rules', 1, 'absolute'], {}, { rule: 'here.rule', file: 'here/test.json' })])
  })
})

describe('S-5 tags', () => {
  it('never widen what an edge may touch', () => {
    const tagged = { tags: ['promise'] }
    const law = testPack({ rules: [grant(tagged), { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: false, ...tagged }] })
    const shop = testPack({
      manifest: { id: 'shop', layer: 'platform' },
      rules: [
        { ...grant({ ...tagged, service: 'complaint' }), id: 'shop.grant' },
        { id: 'shop.exclude', kind: 'exclude', defeats: ['#promise'] },
        { id: 'shop.adjust', kind: 'adjust', adjusts: ['#promise'], terms: { freight: 'platform' } },
      ],
    })
    const policy = createPolicy([law, shop])
    expect(onlyRoute(policy).terms).toEqual({ freight: 'platform' })
    expect(
      policy.evaluate({ asOf: '2026-06-10T12:00:00Z', order: { market: 'CN', purchasedAt: '2026-06-01T12:00:00Z' }, item: { category: 'phones' }, claim: {} })
        .services.complaint.denials,
    ).toMatchObject([{ rule: 'shop.grant', by: 'shop.exclude' }])
  })

  it('touch a rule once, by whatever names', () => {
    const rules = [grant({ tags: ['a', 'b'] }), { id: 'test.duty', ...POINTING.duty('#a'), of: ['#a', '#b', 'test.grant'] } as unknown as RuleSketch]
    expect(onlyRoute(createPolicy([testPack({ rules })])).duties).toHaveLength(1)
  })
})

describe('S-5 edges that dangle', () => {
  const dangling = (target: string, hint?: string): unknown => [
    problem(
      'dangling_edge',
      ['rules', 1, 'defeats', 0],
      { rule: 'test.exclude', target },
      { rule: 'test.exclude', ...(hint && { hint: `did you mean "${hint}"?` }) },
    ),
  ]
  it.each<[target: string, hint?: string]>([
    ['test.grnt', 'test.grant'],
    ['other.unlike.anything'],
    ['test.grant/row'],
    ['#quality-grant', 'quality-grants'],
    ['#unlike'],
    ['#test.grant'],
  ])('%s', (target, hint) => {
    const rules = [grant({ tags: ['quality-grants'] }), { id: 'test.exclude', kind: 'exclude', defeats: [target] }]
    expect(issuesOf(testPack({ rules })).map(({ hint: given, ...rest }) => ({ ...rest, ...(hint && { hint: given }) }))).toEqual(dangling(target, hint))
  })

  it('and everything else that is wrong with the targets of one rule', () => {
    const rules = [
      grant(),
      { id: 'test.exclude', kind: 'exclude', defeats: ['test.nope-nope', 'test.grant', 'test.duty'] },
      { id: 'test.duty', ...POINTING.duty('test.grant') } as RuleSketch,
    ]
    expect(issuesOf(testPack({ rules })).map(({ code, path }) => [code, path])).toEqual([
      ['dangling_edge', ['rules', 1, 'defeats', 0]],
      ['forbidden_edge', ['rules', 1, 'defeats', 2]],
    ])
  })
})

describe('S-4, S-5 excepts that defeat each other in a circle', () => {
  const except = (id: string, ...defeats: string[]): RuleSketch => ({ id: `test.${id}`, kind: 'except', defeats: defeats.map((target) => `test.${target}`) })
  const exclude: RuleSketch = { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'] }
  it.each<[what: string, rules: RuleSketch[], circle: string, at: number]>([
    ['of two', [except('a', 'b'), except('b', 'a')], 'test.a → test.b → test.a', 2],
    ['of three', [except('a', 'b'), except('b', 'c'), except('c', 'a', 'exclude')], 'test.a → test.b → test.c → test.a', 2],
    ['of itself', [except('a', 'a')], 'test.a → test.a', 2],
    ['behind others', [except('x', 'y'), except('y', 'b'), except('a', 'b'), except('b', 'a')], 'test.a → test.b → test.a', 4],
  ])('%s', (_, rules, circle, at) => {
    const [first] = circle.split(' ') as [string]
    expect(issuesOf(testPack({ rules: [grant(), exclude, ...rules] }))).toEqual([
      problem('cyclic_edge', ['rules', at, 'defeats'], { rules: circle }, { rule: first }),
    ])
  })

  it.each([
    [1, 'available'],
    [2, 'unavailable'],
    [99, 'available'],
    [100, 'unavailable'],
  ])('a ladder of %i excepts is no circle', (rungs, verdict) => {
    const ladder = Array.from({ length: rungs }, (_, index) => except(`e${index}`, index === 0 ? 'exclude' : `e${index - 1}`))
    expect(decide([grant(), exclude, ...ladder]).verdict).toBe(verdict)
  })
})
