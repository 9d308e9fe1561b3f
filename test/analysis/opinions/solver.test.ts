import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bool, type Context, init, killThreads, type Z3HighLevel, type Z3LowLevel } from 'z3-solver'
import { ComparedPolicies } from '../../../src/analysis/compared-policies.js'
import { StudiedPolicy } from '../../../src/analysis/studied-policy.js'
import { routeNode } from '../../../src/analysis/verify/unions.js'
import { NEVER } from '../../../src/core/diagram.js'
import { policyOf } from '../../support/decide.js'
import { PlainRules, type Terms } from './plain-rules.js'
import { CUTS, changedAt, LISTED, smallRules } from './small-rules.js'

// Z3 is asked what the diagrams are asked, of rules that it was told by another way: none of their cells, none of their order.

let api: Z3HighLevel & Z3LowLevel
let z3: Context<'main'>

beforeAll(async () => {
  api = await init()
  z3 = api.Context('main')
})

afterAll(() => killThreads(api.em))

/** Rules as terms of the solver: whole numbers for percentages and days, and for the value of a list its place, the first beyond it for any other. */
function solverTerms(): Terms<Bool<'main'>> & { readonly bounds: Bool<'main'> } {
  const { And, Or, Not } = z3
  const number = (name: string): ReturnType<typeof z3.Int.const> => z3.Int.const(name)
  const within = (name: string, lo: number, hi: number): Bool<'main'> => And(number(name).ge(lo), number(name).le(hi))
  const places = LISTED as Record<string, readonly string[]>
  const all = (of: readonly Bool<'main'>[]): Bool<'main'> => (of.length === 0 ? z3.Bool.val(true) : And(...of))
  return {
    isTrue: (fact) => z3.Bool.const(fact),
    isOneOf: (fact, values) => Or(...values.map((value) => number(fact).eq(places[fact]?.indexOf(value) as number))),
    atMost: (fact, value) => number(fact).le(value),
    daysSince: (event, days) => And(z3.Bool.const(`${event} happened`), number(event).ge(days)),
    boughtFrom: (day) => number('bought').ge(CUTS.indexOf(day as (typeof CUTS)[number]) + 1),
    approved: z3.Bool.const('approved'),
    all,
    some: (of) => (of.length === 0 ? z3.Bool.val(false) : Or(...of)),
    not: (of) => Not(of),
    bounds: all([
      ...Object.entries(LISTED).map(([fact, listed]) => within(fact, 0, listed.length)),
      ...[within('goods.remainingPercent', 0, 100), within('bought', 0, CUTS.length), within('delivered', -1, 400), within('purchased', -1, 400)],
      z3.Bool.const('purchased happened'),
    ]),
  }
}

/** Whether there can be such a claim. */
async function canBe(...terms: Bool<'main'>[]): Promise<boolean> {
  const solver = new z3.Solver()
  solver.add(...terms)
  const answer = await solver.check()
  solver.release()
  expect(answer).not.toBe('unknown')
  return answer === 'sat'
}

const PACKS = 20
const LONG = 120_000

it(
  'law: a solver finds the same rules satisfiable, and the same grants to imply others',
  async () => {
    await fc.assert(
      fc.asyncProperty(smallRules, async (rules) => {
        const room = new StudiedPolicy(policyOf(rules)).room('consultation')
        const { space, nodes, possible } = room.space
        const terms = solverTerms()
        const plain = new PlainRules(rules, terms)
        const excludes = new Map(room.grants.flatMap((grant) => grant.excludes.map((one) => [one.id, { one, grant }])))
        const asked = [
          ...room.grants.flatMap((grant) => [
            { of: grant.id, node: routeNode(room, grant, false), term: plain.route(grant.id) },
            { of: `${grant.id}, firm`, node: routeNode(room, grant, true), term: plain.firm(grant.id) },
            ...room.grants.map((other) => ({
              of: `${grant.id} and not ${other.id}`,
              node: space.and(routeNode(room, grant, false), space.not(routeNode(room, other, false))),
              term: terms.all([plain.route(grant.id), terms.not(plain.route(other.id))]),
            })),
          ]),
          ...[...excludes].map(([id, { one, grant }]) => ({
            of: id,
            node: space.and(nodes.rules.stands(one), nodes.rules.applies(grant)),
            term: plain.bites(id),
          })),
        ]
        for (const { of, node, term } of asked) expect([of, possible(node) !== NEVER]).toEqual([of, await canBe(terms.bounds, term)])
      }),
      { numRuns: PACKS },
    )
  },
  LONG,
)

it(
  'law: a solver finds the same versions equal, better and worse',
  async () => {
    await fc.assert(
      fc.asyncProperty(smallRules, fc.nat(), async (rules, which) => {
        const changed = changedAt(rules, which)
        const room = new ComparedPolicies(policyOf(rules), policyOf(changed)).room('consultation')
        const terms = solverTerms()
        const [was, is] = [rules, changed].map((of) => new PlainRules(of, terms)) as [PlainRules<Bool<'main'>>, PlainRules<Bool<'main'>>]
        const some = (of: typeof was, kind: 'route' | 'firm'): Bool<'main'> => terms.some(of.ids('grant').map((id) => of[kind](id)))
        const lost = (had: typeof was, has: typeof was): Bool<'main'> =>
          terms.some((['route', 'firm'] as const).map((kind) => terms.all([some(had, kind), terms.not(some(has, kind))])))
        expect([room.space.possible(room.worse()) !== NEVER, room.space.possible(room.better()) !== NEVER]).toEqual([
          await canBe(terms.bounds, lost(was, is)),
          await canBe(terms.bounds, lost(is, was)),
        ])
      }),
      { numRuns: PACKS },
    )
  },
  LONG,
)
