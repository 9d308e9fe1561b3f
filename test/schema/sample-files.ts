type Json = Record<string, unknown>

const texts = { en: 'Text', zh: '文字' }

export const MANIFEST: Json = { id: 'acme', version: '1.0.0', text: texts, layer: 'seller', timeZone: 'Asia/Shanghai' }

const GRANT: Json = { id: 'acme.returns.grant', kind: 'grant', text: texts, service: 'return', cites: [{ source: 'page', at: '1' }], certainty: 'high' }

/** A provision with one rule: the grant with more on top. */
export const provisionWith = (more: Json): Json => ({ id: 'acme.returns', text: texts, rules: [{ ...GRANT, ...more }] })

/** Everything that a rule may say, with cells wherever they may stand. */
export const FULL_PROVISION: Json = {
  $schema: '../schemas/provision.schema.json',
  id: 'acme.returns',
  text: texts,
  rules: [
    {
      ...GRANT,
      tags: ['returns'],
      inForce: { by: 'submitted', from: '2024-01-01', until: '2025-01-01' },
      scope: {
        category: ['phones', { row: 'category' }],
        notCategory: ['clothing'],
        brand: ['acme'],
        channel: ['store'],
        market: ['US-CA'],
        reason: ['defective'],
        label: ['taste_cover'],
      },
      when: {
        and: [
          { '==': [{ var: 'goods.opened' }, true] },
          { '!': { in: ['plus', { var: 'buyer.memberships' }] } },
          { '<': [{ var: 'item.quantity' }, { param: 'most' }] },
        ],
      },
      each: 'acme.periods',
      note: 'Open.',
      windows: [
        { ends: { from: 'delivered', for: { days: 7 }, starts: 'same_day', roll: 'none' } },
        {
          opens: { event: 'delivered', plus: { days: { param: 'wait' } } },
          ends: {
            earliest: [
              { from: { first: ['invoiced', { latest: ['delivered', 'installed'] }, { earliest: ['paid'] }] }, for: { row: 'period' } },
              {
                latest: [
                  {
                    from: { row: 'event' },
                    for: { openHours: 6, from: '09:00', to: '18:00', days: 'working' },
                    suspend: { by: ['repair'], counts: 'both_days', minDays: 2 },
                    restart: { by: ['exchange'], label: [] },
                  },
                ],
              },
            ],
          },
          tests: 'defectFound',
        },
        {},
      ],
      provided: [
        {
          code: 'enough_left',
          params: { percent: { row: 'percent' } },
          if: { '>=': [{ var: 'goods.remainingPercent' }, { row: 'percent' }] },
          certainty: 'low',
          cites: [],
          note: 'Open.',
        },
      ],
      evidence: [{ anyOf: ['photos', { row: 'kind' }], atLeast: 1, need: 'recommended', if: true }],
      terms: { freight: 'seller', repairMode: ['pickup'], loaner: { days: 7 }, compensation: { of: 'paid', multiple: 3 } },
      review: true,
    },
    { ...GRANT, id: 'acme.returns.not', kind: 'exclude', service: undefined, defeats: ['#returns'], absolute: true, pending: { code: 'not_used', params: {} } },
    { ...GRANT, id: 'acme.returns.but', kind: 'except', service: undefined, defeats: ['acme.returns.not'] },
    {
      ...GRANT,
      id: 'acme.returns.more',
      kind: 'adjust',
      service: undefined,
      adjusts: ['acme.returns.grant'],
      windows: [],
      evidence: [],
      waives: ['photos'],
      terms: {},
      over: ['acme.returns.less'],
    },
    {
      ...GRANT,
      id: 'acme.returns.refund',
      kind: 'duty',
      service: undefined,
      of: ['#returns'],
      act: 'refund',
      actor: 'seller',
      ends: { from: 'returnReceived', for: { hours: 48 } },
      onSilence: 'refunded',
      doneBy: 'refunded',
    },
  ].map((rule) => JSON.parse(JSON.stringify(rule)) as Json),
  tables: [
    {
      id: 'acme.periods',
      keys: ['category', 'claim.part'],
      columns: { period: { type: 'duration', text: texts }, percent: { type: 'integer', text: texts } },
      match: 'all',
      rows: [
        {
          id: 'phones',
          key: { category: ['phones', 'tablets'], 'claim.part': 'battery' },
          values: { period: { months: 6 }, percent: 80, code: 'x', on: true },
        },
        { id: 'rest', key: {}, values: {}, cites: [], certainty: 'medium', note: 'Open.', inForce: {} },
      ],
    },
  ],
}

export const CALENDAR: Json = {
  id: 'acme',
  from: '2026-01-01',
  until: '2027-01-01',
  weekend: [6, 7],
  daysOff: [{ day: '2026-01-01', name: texts }],
  workingDays: ['2026-01-04'],
  longestRest: 9,
  cites: [{ source: 'gazette' }],
}

export const SOURCES: Json = {
  page: { title: texts, issuer: texts, number: '1', inForce: { from: '2024-01-01' }, address: 'https://example.com', readOn: '2026-01-01', note: 'Open.' },
}

export const ZONE: Json = { id: 'Asia/Shanghai', from: '1992-01-01', until: '2200-01-01', changes: [{ at: '1992-01-01T00:00:00+08:00', offsetMinutes: 480 }] }

export const CASES: Json = {
  $schema: '../schemas/cases.schema.json',
  base: { order: { market: 'CN' } },
  cases: [
    {
      id: 'acme-1',
      title: 'In time',
      rules: ['cn', 'acme'],
      certainty: 'high',
      source: 'page 1',
      note: 'Open.',
      facts: { asOf: '2026-05-06T10:00:00+08:00', item: { category: 'phones' } },
      without: ['goods.used'],
      expect: {
        return: {
          verdict: ['available', 'conditional'],
          lastDay: '2026-05-08',
          closesAt: '2026-05-09T00:00:00+08:00',
          route: {
            lastDay: '2026-05-08',
            deadlineStatus: 'fixed',
            layer: 'law',
            freight: 'seller',
            repairMode: 'pickup',
            refundAmount: 100,
            evidence: [['photos']],
            conditions: ['not_used'],
            duty: { act: 'refund', actor: 'seller', afterEvent: 'returnReceived' },
            terms: { goodsBack: true },
          },
          asks: ['goods.opened'],
        },
        exchange: { verdict: 'unavailable', lastDay: null, closesAt: null, denial: { code: 'window_expired', params: { daysLate: 1 } } },
      },
    },
  ],
}
