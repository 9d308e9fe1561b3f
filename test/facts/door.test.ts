import { describe, expect, it } from 'vitest'
import { checkFacts, makeDoor } from '../../src/facts/door.js'
import { BASE_VOCABULARY, type Vocabulary } from '../../src/facts/vocabulary.js'
import { checked, door, factsWith, LEAST, lines, problems, RANGE } from './samples.js'

const INSTANT_HINT = 'write it like 2026-05-01T10:00:00+08:00'

describe('S-1 the door: what passes', () => {
  it('takes the fewest facts', () => {
    expect(problems(LEAST)).toEqual([])
  })

  it('takes a full document, its sets as sets and its instants as UTC milliseconds', () => {
    const facts = checked(
      factsWith({
        order: { id: 'A-1', channel: 'self_operated', payment: ['wechat_pay', 'alipay'] },
        buyer: { kind: 'consumer', memberships: [], creditStars: 5, labelUsesThisYear: { allergy_cover: 2 } },
        item: { sku: '100', name: '手机', quantity: 3, labels: ['no_reason_7d'] },
        goods: { opened: true, remainingPercent: 0 },
        events: { delivered: '2026-05-01T15:00:00+08:00', installed: null, promiseEnds: '2026-12-31T00:00:00+08:00' },
        claim: { reason: 'defective', description: 'does not charge', quantity: 3, evidence: [] },
      }),
    )
    expect(facts.asOfText).toBe('2026-05-06T10:00:00+08:00')
    expect(facts.asOf).toBe(Date.UTC(2026, 4, 6, 2))
    expect(facts.submitted).toBe(facts.asOf)
    expect([...facts.values]).toEqual([
      ['order.market', 'CN'],
      ['order.purchasedAt', Date.UTC(2026, 3, 29, 12, 15)],
      ['order.channel', 'self_operated'],
      ['order.payment', new Set(['wechat_pay', 'alipay'])],
      ['item.category', 'phones'],
      ['item.quantity', 3],
      ['item.labels', new Set(['no_reason_7d'])],
      ['claim.reason', 'defective'],
      ['claim.quantity', 3],
      ['claim.evidence', new Set()],
      ['buyer.kind', 'consumer'],
      ['buyer.memberships', new Set()],
      ['buyer.creditStars', 5],
      ['buyer.labelUsesThisYear.allergy_cover', 2],
      ['goods.opened', true],
      ['goods.remainingPercent', 0],
    ])
    expect(Object.fromEntries(facts.events)).toEqual({
      delivered: Date.UTC(2026, 4, 1, 7),
      installed: null,
      promiseEnds: Date.UTC(2026, 11, 30, 16),
      purchased: Date.UTC(2026, 3, 29, 12, 15),
      submitted: facts.asOf,
    })
    expect(facts.history).toBeUndefined()
  })

  it('takes undefined as left out, everywhere', () => {
    const input = factsWith({
      buyer: undefined,
      goods: { opened: undefined },
      events: { delivered: undefined, nonsense: undefined },
      history: [{ service: 'repair', openedAt: '2026-05-02T10:00:00+08:00', closedAt: undefined, outcome: 'open' }],
      nonsense: undefined,
    })
    expect(problems(input)).toEqual([])
    expect(checked(input).values.has('goods.opened')).toBe(false)
    expect(problems(factsWith({ asOf: undefined, item: { category: undefined } }))).toEqual([
      'missing_fact at item.category: {"fact":"item.category"}',
      'missing_fact at asOf: {"fact":"asOf"}',
    ])
  })

  it('takes objects without a prototype', () => {
    expect(problems(Object.assign(Object.create(null), LEAST, { goods: Object.assign(Object.create(null), { opened: true }) }))).toEqual([])
  })

  it('takes -0 as 0', () => {
    expect(Object.is(checked(factsWith({ item: { unitPaid: -0 } })).values.get('item.unitPaid'), 0)).toBe(true)
  })
})

describe('S-1 the door: what is refused', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['not_an_object at : {"expected":"a plain object","found":"nothing"}']],
    ['null', null, ['not_an_object at : {"expected":"a plain object","found":"null"}']],
    ['a list', [], ['not_an_object at : {"expected":"a plain object","found":"a list"}']],
    ['a text', 'facts', ['not_an_object at : {"expected":"a plain object","found":"a string"}']],
    [
      'an empty object',
      {},
      [
        'missing_fact at asOf: {"fact":"asOf"}',
        'missing_fact at order: {"fact":"order"}',
        'missing_fact at item: {"fact":"item"}',
        'missing_fact at claim: {"fact":"claim"}',
      ],
    ],
    [
      'empty sections',
      { asOf: LEAST.asOf, order: {}, item: {}, claim: {} },
      [
        'missing_fact at order.market: {"fact":"order.market"}',
        'missing_fact at order.purchasedAt: {"fact":"order.purchasedAt"}',
        'missing_fact at item.category: {"fact":"item.category"}',
      ],
    ],
    ['a misspelt section', factsWith({ good: {} }), ['unknown_fact at good: {"key":"good"}; did you mean "goods"?']],
    ['a misspelt fact', factsWith({ goods: { activted: true } }), ['unknown_fact at goods.activted: {"key":"activted"}; did you mean "activated"?']],
    [
      'a fact in the wrong section',
      factsWith({ claim: { madeToOrder: true } }),
      ['unknown_fact at claim.madeToOrder: {"key":"madeToOrder"}; did you mean "item.madeToOrder"?'],
    ],
    [
      'an event among the goods',
      factsWith({ goods: { delivered: true } }),
      ['unknown_fact at goods.delivered: {"key":"delivered"}; did you mean "events.delivered"?'],
    ],
    ['a fact on the top level', { ...LEAST, market: 'CN' }, ['unknown_fact at market: {"key":"market"}; did you mean "order.market"?']],
    [
      'an unknown label as a key',
      factsWith({ buyer: { labelUsesThisYear: { alergy_cover: 1 } } }),
      ['unknown_fact at buyer.labelUsesThisYear.alergy_cover: {"key":"alergy_cover"}; did you mean "allergy_cover"?'],
    ],
    ['null for a fact', factsWith({ goods: { opened: null } }), ['null_value at goods.opened: {"expected":"true or false","found":"null"}']],
    ['null for a section', factsWith({ goods: null }), ['null_value at goods: {"expected":"a plain object","found":"null"}']],
    ['null for a required section', factsWith({ claim: null }), ['null_value at claim: {"expected":"a plain object","found":"null"}']],
    ['null in a set', factsWith({ item: { labels: [null] } }), ['null_value at item.labels[0]: {"expected":"a code","found":"null"}']],
    ['null for the history', factsWith({ history: null }), ['null_value at history: {"expected":"a list","found":"null"}']],
    ['null for asOf', factsWith({ asOf: null }), ['null_value at asOf: {"expected":"an ISO 8601 instant","found":"null"}']],
    ['a text for true', factsWith({ goods: { opened: 'true' } }), ['wrong_type at goods.opened: {"expected":"true or false","found":"a string"}']],
    ['a list for a section', factsWith({ goods: [] }), ['not_an_object at goods: {"expected":"a plain object","found":"a list"}']],
    ['an object for a list', factsWith({ history: {} }), ['not_a_list at history: {"expected":"a list","found":"an object"}']],
    ['a text for a set', factsWith({ item: { labels: 'no_reason_7d' } }), ['not_a_list at item.labels: {"expected":"a list","found":"a string"}']],
    ['NaN', factsWith({ item: { unitPaid: Number.NaN } }), ['wrong_type at item.unitPaid: {"expected":"an integer","found":"NaN"}']],
    ['Infinity', factsWith({ item: { unitPaid: Number.POSITIVE_INFINITY } }), ['wrong_type at item.unitPaid: {"expected":"an integer","found":"Infinity"}']],
    ['a fraction', factsWith({ item: { unitPaid: 1.5 } }), ['wrong_type at item.unitPaid: {"expected":"an integer","found":"1.5"}']],
    ['a big integer', factsWith({ item: { unitPaid: 1n } }), ['wrong_type at item.unitPaid: {"expected":"an integer","found":"a bigint"}']],
    ['2^53', factsWith({ item: { unitPaid: 2 ** 53 } }), ['out_of_range at item.unitPaid: {"value":9007199254740992,"min":0,"max":1000000000}']],
    ['below the least', factsWith({ item: { quantity: 0 } }), ['out_of_range at item.quantity: {"value":0,"min":1,"max":100000}']],
    ['above the most', factsWith({ goods: { remainingPercent: 101 } }), ['out_of_range at goods.remainingPercent: {"value":101,"min":0,"max":100}']],
    ['an empty text', factsWith({ order: { market: '' } }), ['empty_text at order.market: {}']],
    ['an empty name', factsWith({ item: { name: '' } }), ['empty_text at item.name: {}']],
    ['half a surrogate pair', factsWith({ item: { name: 'a\ud800b' } }), ['malformed_text at item.name: {}']],
    [
      'an unknown code',
      factsWith({ order: { channel: 'self_operate' } }),
      ['unknown_value at order.channel: {"value":"self_operate","of":"order.channel"}; did you mean "self_operated"?'],
    ],
    [
      'an unknown category',
      factsWith({ item: { category: 'phone' } }),
      ['unknown_value at item.category: {"value":"phone","of":"item.category"}; did you mean "phones"?'],
    ],
    ['an unknown code of a set', factsWith({ item: { labels: ['no_reason_7d', 'x'] } }), ['unknown_value at item.labels[1]: {"value":"x","of":"item.labels"}']],
    ['a code twice', factsWith({ item: { labels: ['no_reason_7d', 'no_reason_7d'] } }), ['duplicate_value at item.labels[1]: {"value":"no_reason_7d"}']],
    [
      'a derived fact',
      factsWith({ derived: { repairs: 2, faultSide: 'buyer' } }),
      ['derived_fact at derived.repairs: {"fact":"derived.repairs"}', 'derived_fact at derived.faultSide: {"fact":"derived.faultSide"}'],
    ],
    ['derived as such', factsWith({ derived: 1 }), ['derived_fact at derived: {"fact":"derived"}']],
    [
      'a built-in event',
      factsWith({ events: { purchased: null, repairDone: '2026-05-01T00:00:00Z' } }),
      [
        'built_in_event at events.purchased: {"event":"purchased","from":"order.purchasedAt"}',
        'built_in_event at events.repairDone: {"event":"repairDone","from":"history"}',
      ],
    ],
    ['an unknown event', factsWith({ events: { deliverd: null } }), ['unknown_fact at events.deliverd: {"key":"deliverd"}; did you mean "delivered"?']],
    ['more than was bought', factsWith({ item: { quantity: 1 }, claim: { quantity: 2 } }), ['quantity_over_item at claim.quantity: {"asked":2,"bought":1}']],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })

  it('says every problem at once', () => {
    const input = { asOf: 'now', order: { market: '', chanel: 1 }, item: [], events: { delivered: true }, history: [{}], claim: { quantity: 0 }, x: 1 }
    expect(problems(input)).toEqual([
      `not_an_instant at asOf: {"value":"now"}; ${INSTANT_HINT}`,
      'empty_text at order.market: {}',
      'unknown_fact at order.chanel: {"key":"chanel"}; did you mean "channel"?',
      'missing_fact at order.purchasedAt: {"fact":"order.purchasedAt"}',
      'not_an_object at item: {"expected":"a plain object","found":"a list"}',
      'wrong_type at events.delivered: {"expected":"an ISO 8601 instant","found":"a boolean"}',
      'missing_fact at history[0].service: {"fact":"history[0].service"}',
      'missing_fact at history[0].openedAt: {"fact":"history[0].openedAt"}',
      'missing_fact at history[0].outcome: {"fact":"history[0].outcome"}',
      'out_of_range at claim.quantity: {"value":0,"min":1,"max":100000}',
      'unknown_fact at x: {"key":"x"}',
    ])
  })

  it('makes issues of the public shape', () => {
    const result = door(factsWith({ goods: { opend: true } }))
    expect(result).toEqual({
      ok: false,
      issues: [
        {
          code: 'unknown_fact',
          severity: 'error',
          path: ['goods', 'opend'],
          message: '"opend" is not a declared fact',
          params: { key: 'opend' },
          hint: 'did you mean "opened"?',
        },
      ],
    })
  })
})

describe('S-1 instants', () => {
  it.each<[string, string, string[]]>([
    ['no offset', '2026-05-01T10:00:00', ['instant_without_offset']],
    ['no offset, to the minute', '2026-05-01T10:00', ['instant_without_offset']],
    ['a day', '2026-05-01', ['not_an_instant']],
    ['a text', 'yesterday', ['not_an_instant']],
    ['nothing', '', ['not_an_instant']],
    ['a day that does not exist', '2026-02-29T10:00:00Z', ['not_an_instant']],
    ['24:00', '2026-05-01T24:00:00Z', ['not_an_instant']],
    ['a leap second', '2026-05-01T23:59:60Z', ['not_an_instant']],
    ['an offset that no place has', '2026-05-01T10:00:00+15:00', ['not_an_instant']],
    ['the year 0', '0000-05-01T10:00:00Z', ['instant_out_of_range']],
    ['before the first', '1991-12-31T23:59:59.999Z', ['instant_out_of_range']],
    ['the year 9999', '9999-12-31T23:59:59Z', ['instant_out_of_range']],
    ['the first too late', '2160-01-01T00:00:00Z', ['instant_out_of_range']],
  ])('%s: %s', (_, when, expected) => {
    const result = door(factsWith({ asOf: '2159-12-31T23:59:59.999Z', events: { delivered: when, promiseEnds: when } }))
    expect(result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(
      expected.flatMap((code) => [`${code} events.delivered`, `${code} events.promiseEnds`]),
    )
  })

  it('says how an offset gets through the query of a URL', () => {
    const blank = door(factsWith({ asOf: '2026-06-10T12:00:00 08:00' }))
    expect(blank.ok ? [] : blank.issues.map(({ code, path, hint }) => [code, path.join('.'), hint])).toEqual([
      ['not_an_instant', 'asOf', 'the + of an offset is written %2B in the query of a URL'],
    ])
  })

  it('names the years that are covered', () => {
    expect(problems(factsWith({ events: { promiseEnds: '2160-01-01T00:00:00Z' } }))).toEqual([
      'instant_out_of_range at events.promiseEnds: {"value":"2160-01-01T00:00:00Z","from":1992,"until":2159}',
    ])
  })

  it('tells how a Date and a number are passed', () => {
    const when = { asOf: new Date(), events: { delivered: new Date(Number.NaN) }, claim: { submittedAt: 0 } }
    expect(problems(factsWith(when))).toEqual([
      'wrong_type at asOf: {"expected":"an ISO 8601 instant","found":"a Date"}; use toISOString()',
      'wrong_type at claim.submittedAt: {"expected":"an ISO 8601 instant","found":"0"}',
      'wrong_type at events.delivered: {"expected":"an ISO 8601 instant","found":"a Date"}; use toISOString()',
    ])
  })
})

describe('S-1b orders', () => {
  const later = '2026-05-06T10:00:00.001+08:00'

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an event at asOf', { events: { delivered: LEAST.asOf } }, []],
    ['an event after asOf', { events: { delivered: later } }, ['after_as_of at events.delivered: {"what":"events.delivered"}']],
    ['a future event after asOf', { events: { deliveryDue: later, graceEnds: later, expiryDate: later, promiseEnds: later } }, []],
    ['a purchase after asOf', { order: { purchasedAt: later } }, ['after_as_of at order.purchasedAt: {"what":"order.purchasedAt"}']],
    ['a claim after asOf', { claim: { submittedAt: later } }, ['after_as_of at claim.submittedAt: {"what":"claim.submittedAt"}']],
    ['delivered with the purchase', { events: { delivered: LEAST.order.purchasedAt } }, []],
    [
      'delivered before the purchase',
      { events: { delivered: '2026-04-29T20:14:59+08:00' } },
      ['wrong_order at events.delivered: {"first":"order.purchasedAt","second":"events.delivered"}'],
    ],
    ['found with the claim', { events: { defectFound: '2026-05-05T10:00:00Z' }, claim: { submittedAt: '2026-05-05T10:00:00Z' } }, []],
    [
      'found after the claim',
      { events: { defectFound: '2026-05-05T10:00:01Z' }, claim: { submittedAt: '2026-05-05T10:00:00Z' } },
      ['wrong_order at events.defectFound: {"first":"events.defectFound","second":"claim.submittedAt"}'],
    ],
    ['found after asOf', { events: { defectFound: later } }, ['after_as_of at events.defectFound: {"what":"events.defectFound"}']],
    ['made before the purchase', { events: { factoryDate: '2020-01-01T00:00:00+08:00' } }, []],
    ['not delivered', { events: { delivered: null } }, []],
  ])('%s', (_, more, expected) => {
    expect(problems(factsWith(more))).toEqual(expected)
  })

  it('holds nothing against an asOf that is wrong', () => {
    expect(problems(factsWith({ asOf: 'x', events: { delivered: later } }))).toEqual([`not_an_instant at asOf: {"value":"x"}; ${INSTANT_HINT}`])
  })

  it('does not depend on the order of keys', () => {
    const { asOf, ...rest } = factsWith({ events: { delivered: later } })
    expect(problems({ ...rest, asOf })).toEqual(['after_as_of at events.delivered: {"what":"events.delivered"}'])
  })
})

describe('a pack’s own vocabulary', () => {
  const vocabulary: Vocabulary = {
    ...BASE_VOCABULARY,
    facts: {
      ...BASE_VOCABULARY.facts,
      'goods.acme.filterSealed': { type: 'boolean', suppliedBy: 'buyer', mutable: false },
      'order.acme.uses.{label}': { type: 'integer', min: 0, max: 9, suppliedBy: 'platform', mutable: false },
      'order.acme.checkedAt': { type: 'instant', suppliedBy: 'platform', mutable: false },
    },
    labels: { ...BASE_VOCABULARY.labels, acme_lifetime_swap: {} },
    events: { ...BASE_VOCABULARY.events, acmeOpened: { recordedBy: 'buyer' } },
  }
  const acme = factsWith({
    order: { acme: { uses: { acme_lifetime_swap: 3 }, checkedAt: '2026-05-01T00:00:00Z' } },
    goods: { acme: { filterSealed: true } },
    events: { acmeOpened: null },
  })

  it('passes where the pack is linked', () => {
    const result = makeDoor(vocabulary, RANGE)(acme)
    expect(result.ok && [...result.facts.values].filter(([path]) => path.includes('acme'))).toEqual([
      ['order.acme.uses.acme_lifetime_swap', 3],
      ['order.acme.checkedAt', Date.UTC(2026, 4, 1)],
      ['goods.acme.filterSealed', true],
    ])
  })

  it('is refused elsewhere, and misspelt', () => {
    expect(problems(acme)).toEqual([
      'unknown_fact at order.acme: {"key":"acme"}',
      'unknown_fact at goods.acme: {"key":"acme"}',
      'unknown_fact at events.acmeOpened: {"key":"acmeOpened"}',
    ])
    const result = checkFacts(factsWith({ goods: { acme: { filterSeald: true } } }), vocabulary, RANGE)
    expect(result.ok ? [] : lines(result.issues)).toEqual(['unknown_fact at goods.acme.filterSeald: {"key":"filterSeald"}; did you mean "filterSealed"?'])
  })
})
