import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkedOf } from '../../../src/evaluate/linked.js'
import { TimePlans } from '../../../src/explain/cells/time-plan.js'
import { createPolicy, type Policy } from '../../../src/index.js'
import { assemblePack } from '../../../src/policy/assemble-pack.js'
import { type LawName, laws } from '../../../src/testing/laws/laws.js'
import { facts } from '../../support/decide.js'
import { packFiles, type RuleSketch, testPack } from '../../support/test-pack.js'

import { Completions } from './completions.js'
import { partialClaims } from './partial-claims.js'
import { randomOf } from './random-of.js'

const after = (days: number, more: object = {}): object => ({ ends: { from: 'delivered', for: { days }, ...more } })
const is = (fact: string, value: unknown = true): object => ({ '==': [{ var: fact }, value] })
const grant = (more: object = {}, id = 'test.grant'): RuleSketch => ({ id, kind: 'grant', service: 'return', ...more })
const parts = { text: { en: 'A rule', zh: '规则' }, cites: [{ source: 'src' }], certainty: 'high' }

const policyOf = (rules: RuleSketch[]): Policy => createPolicy([testPack({ rules })])

/** A law pack, and a seller's on top of it. */
function layered(law: RuleSketch[], own: object[]): Policy {
  const { 'calendar.json': _calendar, 'zone.json': _zone, ...files } = packFiles({ manifest: { id: 'shop', layer: 'seller', needs: ['test'] } })
  const rules = own.map((rule, index) => ({ ...parts, id: `shop.more.rule-${index}`, kind: 'adjust', adjusts: ['test.grant'], ...rule }))
  return createPolicy([testPack({ rules: law }), assemblePack({ ...files, 'test.json': { id: 'shop.more', text: parts.text, rules } })])
}

const policies: [string, Policy][] = [
  [
    'windows that other layers make longer',
    layered(
      [grant({ windows: [after(7), { tests: 'sentBack', ...after(20) }] })],
      [
        { windows: [after(14)], when: is('goods.tagsOn') },
        { windows: [{ opens: 'purchased' }], scope: { label: ['no_reason_30d'] } },
        { windows: [{ tests: 'defectFound', ...after(3) }] },
        { terms: { freight: 'seller' } },
      ],
    ),
  ],
  ['a window that another layer opens for ever', layered([grant({ windows: [after(7)] })], [{ windows: [{ opens: 'purchased' }] }, { windows: [after(9)] }])],
  [
    'windows that an adjust of its own replaces',
    policyOf([
      grant({ windows: [after(7)] }),
      { id: 'test.longer', kind: 'adjust', adjusts: ['test.grant'], windows: [after(14)], when: is('goods.tagsOn') },
      { id: 'test.ever', kind: 'adjust', adjusts: ['test.grant'], windows: [], when: is('goods.sealIntact'), over: ['test.longer'] },
    ]),
  ],
  [
    'rules in force by an event',
    policyOf([
      grant({ inForce: { by: 'delivered', until: '2026-06-05' } }),
      grant({ inForce: { by: 'delivered', from: '2026-06-05', until: '2026-06-20' }, windows: [after(7)] }, 'test.later'),
      grant({ inForce: { by: 'installed', from: '2026-06-05' }, service: 'repair' }, 'test.installed'),
    ]),
  ],
  [
    'joined anchors and ends',
    policyOf([
      grant({
        windows: [
          {
            ends: {
              latest: [
                { from: { first: ['installed', 'delivered'] }, for: { days: 7 } },
                { from: 'paid', for: { days: 9 } },
              ],
            },
          },
        ],
      }),
      grant(
        {
          service: 'repair',
          windows: [
            {
              ends: {
                earliest: [
                  { from: { latest: ['installed', 'delivered'] }, for: { days: 7 } },
                  { from: 'paid', for: { hours: 30 } },
                ],
              },
            },
          ],
        },
        'test.repair',
      ),
    ]),
  ],
  [
    'a window that tests the event that it counts from',
    policyOf([
      grant({
        windows: [
          {
            tests: 'delivered',
            ends: {
              latest: [
                { from: 'delivered', for: { hours: 30 } },
                { from: 'purchased', for: { days: 5 } },
              ],
            },
          },
          after(20, { suspend: { by: ['repair'], counts: 'both_days' }, restart: { by: ['exchange'] } }),
        ],
      }),
    ]),
  ],
  [
    'units and how often somebody came',
    policyOf([
      grant({ when: { or: [{ '<': [{ var: 'derived.unitsLeft' }, 3] }, { '>=': [{ var: 'derived.failedRepairs' }, 2] }] } }),
      grant({ when: { and: [{ '>': [{ var: 'derived.repairs' }, 1] }, { '>': [{ var: 'derived.daysInRepair' }, 30] }] } }, 'test.often'),
      grant({ service: 'repair', when: is('derived.inRepair', false) }, 'test.repair'),
    ]),
  ],
  [
    'amounts that are worked out',
    policyOf([
      grant({ service: 'price_protection', when: { '>=': [{ var: 'derived.priceDrop' }, 500] } }),
      grant({ service: 'compensation', when: { '<': [{ var: 'derived.claimAmount' }, 20000] } }, 'test.little'),
      grant({ service: 'return', when: { '>': [{ var: 'derived.unitsLeft' }, 1] } }, 'test.left'),
    ]),
  ],
]

describe('S-20 a claim that is made up of', () => {
  it.each(policies)('%s is decided as is said', (_, policy) => {
    const plans = new TimePlans()
    const claims = partialClaims(linkedOf(policy).policy.packs, [facts({ claim: { quantity: 1 } })])
    const made = { count: 0 }
    fc.assert(
      fc.property(claims, ({ facts: given, service, seed }) => {
        const completions = new Completions(policy, plans, given, service)
        const random = randomOf(seed)
        for (let time = 0; time < 4; time++) {
          const completion = completions.of(completions.any(random), random(2 ** 30))
          if (!completion) continue
          made.count++
          expect([completion.decided, completion.facts]).toEqual([completion.said, completion.facts])
        }
      }),
      { numRuns: 150, seed: 11 },
    )
    expect(made.count).toBeGreaterThan(100)
  })
})

describe('S-20 what is asked of', () => {
  const names: LawName[] = ['diagram', 'askingEnds', 'honestQuestions', 'refinement']
  it.each(policies.flatMap(([what, policy]) => names.map((name) => [what, name, policy] as const)))('%s: %s', (_, name, policy) => {
    const { failed, errorInstance, numRuns } = fc.check(laws[name].property(policy), { numRuns: 150, seed: 11 })
    expect([failed, errorInstance, numRuns]).toEqual([false, null, 150])
  })
})
