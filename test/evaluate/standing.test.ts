import { describe, expect, it } from 'vitest'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import { decide, grant, type More, onlyDenial, onlyRoute, policyOf } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: `goods.${fact}` }, value] })
const exclude = (more: More = {}): RuleSketch => ({ id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: is('opened'), ...more })
const except = (more: More = {}): RuleSketch => ({ id: 'test.except', kind: 'except', defeats: ['test.exclude'], when: is('used'), ...more })
const overExcept = (more: More = {}): RuleSketch => ({ id: 'test.over', kind: 'except', defeats: ['test.except'], when: is('thawed'), ...more })

type Truth = true | false | undefined
const truth = (text: string): Truth => (text === '?' ? undefined : text === 'T')
/** Facts from a row like "T?F": the exclude, the except and the except of the except apply, are unknown, or do not. */
const goods = (row: string): More => ({ goods: { opened: truth(row[0] as string), used: truth(row[1] as string), thawed: truth(row[2] as string) } })

describe('S-4 an exclude stands unless a standing except lifts it', () => {
  it.each<[row: string, verdict: string]>([
    ['TTT', 'unavailable'],
    ['TTF', 'available'],
    ['TT?', 'needs_information'],
    ['TFT', 'unavailable'],
    ['TFF', 'unavailable'],
    ['TF?', 'unavailable'],
    ['T?T', 'unavailable'],
    ['T?F', 'needs_information'],
    ['T??', 'needs_information'],
    ['FTT', 'available'],
    ['FFF', 'available'],
    ['F??', 'available'],
    ['?TT', 'needs_information'],
    ['?TF', 'available'],
    ['?T?', 'needs_information'],
    ['?FT', 'needs_information'],
    ['?FF', 'needs_information'],
    ['?F?', 'needs_information'],
    ['??T', 'needs_information'],
    ['??F', 'needs_information'],
    ['???', 'needs_information'],
  ])('%s: %s', (row, verdict) => {
    const rules = [grant(), exclude(), except(), overExcept()]
    expect(decide(rules, goods(row)).verdict).toBe(verdict)
    expect(decide([...rules].reverse(), goods(row))).toEqual(decide(rules, goods(row)))
  })

  it('denies by the exclusion that stands', () => {
    expect(onlyDenial([grant(), exclude()], goods('TFF'))).toEqual({
      rule: 'test.grant',
      layer: 'law',
      code: 'excluded',
      params: { by: 'test.exclude' },
      by: 'test.exclude',
    })
  })

  it('names every exclusion that stands, and none that does not', () => {
    const second = exclude({ id: 'test.second', when: is('used') })
    expect(onlyDenial([grant(), exclude(), second], goods('TTF'))).toMatchObject({
      by: 'test.exclude',
      also: [{ code: 'excluded', params: { by: 'test.second' }, by: 'test.second' }],
    })
    expect(onlyDenial([grant(), exclude(), second], goods('FTF'))).toEqual(expect.not.objectContaining({ also: expect.anything() }))
    expect(onlyDenial([grant(), exclude(), second], goods('FTF'))).toMatchObject({ by: 'test.second' })
    // One that is known to stand settles it, whatever another would be.
    expect(onlyDenial([grant(), exclude(), second], goods('T?F'))).toMatchObject({ by: 'test.exclude' })
  })

  it('asks for what decides', () => {
    const rules = [grant(), exclude(), except(), overExcept()]
    const asked = (row: string): unknown => decide(rules, goods(row)).open.map(({ dependsOn }) => dependsOn)
    expect(asked('???')).toEqual([['goods.opened', 'goods.thawed', 'goods.used']])
    expect(asked('T?F')).toEqual([['goods.used']])
    expect(asked('?FF')).toEqual([['goods.opened']])
    expect(asked('TT?')).toEqual([['goods.thawed']])
  })

  it('lifts where one of several excepts stands', () => {
    const rules = [grant(), exclude(), except(), except({ id: 'test.except-b', when: is('altered') })]
    expect(decide(rules, { goods: { opened: true, used: false, altered: true } }).verdict).toBe('available')
    expect(decide(rules, { goods: { opened: true, used: undefined, altered: true } }).verdict).toBe('available')
    expect(decide(rules, { goods: { opened: true, used: false, altered: undefined } }).verdict).toBe('needs_information')
  })
})

describe('S-15e lifted exclusions', () => {
  it('names an exclusion that would have applied, with the rule that lifted it', () => {
    const lifted = [{ exclusion: 'test.exclude', by: 'test.except' }]
    expect(onlyRoute([grant(), exclude(), except()], goods('TTF'))).toMatchObject({ firm: true, lifted, rules: ['test.grant', 'test.except'] })
  })

  it.each(['FTF', '?TF'])('names none that does not, or may not, apply: %s', (row) => {
    expect(onlyRoute([grant(), exclude(), except()], goods(row))).toMatchObject({ firm: true, lifted: [], rules: ['test.grant'] })
  })
})

describe('S-5b unknown exclusions', () => {
  const pending = exclude({ pending: { code: 'enough_left', params: { percent: 80 } } })
  it('with pending: the route stands on the condition', () => {
    expect(decide([grant(), pending], goods('?FF'))).toMatchObject({ verdict: 'conditional', open: [], denials: [] })
    expect(onlyRoute([grant(), pending], goods('?FF'))).toMatchObject({
      firm: false,
      conditions: [{ code: 'enough_left', params: { percent: 80 }, rule: 'test.exclude' }],
      rules: ['test.grant'],
    })
    expect(decide([grant(), pending], goods('?FF')).ask.map(({ fact }) => fact)).toEqual(['goods.opened'])
  })

  it('known: like any other', () => {
    expect(onlyDenial([grant(), pending], goods('TFF'))).toMatchObject({ code: 'excluded', by: 'test.exclude' })
    expect(onlyRoute([grant(), pending], goods('FFF'))).toMatchObject({ firm: true, conditions: [] })
  })

  it('pending on whether it is lifted', () => {
    expect(onlyRoute([grant(), pending, except()], goods('T?F'))).toMatchObject({ firm: false, conditions: [{ code: 'enough_left' }], lifted: [] })
    expect(onlyRoute([grant(), pending, except()], goods('TTF'))).toMatchObject({
      firm: true,
      conditions: [],
      lifted: [{ exclusion: 'test.exclude', by: 'test.except' }],
    })
  })

  it('without: the grant is open, though another is pending', () => {
    const other = exclude({ id: 'test.other', when: is('altered') })
    const decided = decide([grant(), pending, other], goods('?FF'))
    expect(decided).toMatchObject({ verdict: 'needs_information', routes: [], open: [{ rule: 'test.grant', dependsOn: ['goods.altered'] }] })
  })

  it('lists the conditions of provided, of pending exclusions and of the review', () => {
    const rules = [
      grant({ review: true, provided: [{ code: 'not_used', if: is('used', false) }] }),
      exclude({ pending: { code: 'not_opened' } }),
      exclude({ id: 'test.again', when: is('altered'), pending: { code: 'not_altered' } }),
    ]
    expect(onlyRoute(rules).conditions).toEqual([
      { code: 'not_used', params: {}, rule: 'test.grant' },
      { code: 'not_altered', params: {}, rule: 'test.again' },
      { code: 'not_opened', params: {}, rule: 'test.exclude' },
      { code: 'manual_review', params: {}, rule: 'test.grant' },
    ])
  })

  it('S-15e is no surer than the exclusion that is pending', () => {
    const certainty = (row: string): string => onlyRoute([grant(), { ...pending, certainty: 'low' }], goods(row)).certainty
    expect([certainty('?FF'), certainty('FFF')]).toEqual(['low', 'high'])
  })
})

describe('S-5 exclusions and excepts across layers', () => {
  const shop = (rules: RuleSketch[]): ReturnType<typeof testPack> => testPack({ manifest: { id: 'shop', layer: 'platform', needs: ['test'] }, rules })
  const shopGrant: RuleSketch = { ...grant(), id: 'shop.grant' }
  const verdicts = (policy: Policy, more: More): unknown => {
    const { routes, denials } = decide(policy, more)
    return { routes: routes.map(({ rule }) => rule), denied: denials.map(({ rule, by }) => [rule, by]) }
  }

  it('what the law forbids, no promise can give', () => {
    const policy = createPolicy([testPack({ rules: [grant(), exclude({ defeats: ['test.grant', 'shop.grant'], absolute: true })] }), shop([shopGrant])])
    expect(verdicts(policy, goods('TFF'))).toEqual({
      routes: [],
      denied: [
        ['shop.grant', 'test.exclude'],
        ['test.grant', 'test.exclude'],
      ],
    })
  })

  it('what the law merely leaves out, a promise may give', () => {
    const policy = createPolicy([testPack({ rules: [grant(), exclude()] }), shop([shopGrant])])
    expect(verdicts(policy, goods('TFF'))).toEqual({ routes: ['shop.grant'], denied: [['test.grant', 'test.exclude']] })
  })

  it('an except of the law lifts exclusions of other layers', () => {
    const shopExclude: RuleSketch = { id: 'shop.exclude', kind: 'exclude', defeats: ['shop.grant'], when: is('opened') }
    const policy = createPolicy([testPack({ rules: [except({ defeats: ['shop.exclude'] })] }), shop([shopGrant, shopExclude])])
    expect(verdicts(policy, goods('TTF'))).toEqual({ routes: ['shop.grant'], denied: [] })
    expect(verdicts(policy, goods('TFF'))).toEqual({ routes: [], denied: [['shop.grant', 'shop.exclude']] })
  })

  it('a tag stands for every rule with it that may be touched', () => {
    const tagged = (rule: RuleSketch): RuleSketch => ({ ...rule, tags: ['promise'] })
    const rules = [
      tagged(grant()),
      tagged({ ...grant(), id: 'test.second' }),
      exclude({ defeats: ['#promise'] }),
      tagged(except({ defeats: ['test.exclude'] })),
    ]
    const policy = createPolicy([testPack({ rules }), shop([tagged(shopGrant)])])
    expect(verdicts(policy, goods('TFF'))).toEqual({
      routes: ['shop.grant'],
      denied: [
        ['test.grant', 'test.exclude'],
        ['test.second', 'test.exclude'],
      ],
    })
  })
})

describe('S-3 a rule that defeats applies like any other', () => {
  it.each<[what: string, more: More, facts: More, verdict: string]>([
    ['out of scope', { scope: { category: ['clothing'] } }, goods('TFF'), 'available'],
    ['of an unknown brand', { scope: { brand: ['apple'] } }, goods('TFF'), 'needs_information'],
    ['not in force', { inForce: { from: '2026-07-01' } }, goods('TFF'), 'available'],
    ['in force', { inForce: { until: '2026-07-01' } }, goods('TFF'), 'unavailable'],
  ])('%s', (_, more, facts, verdict) => {
    expect(decide(policyOf([grant(), exclude(more)]), facts).verdict).toBe(verdict)
  })
})
