import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ComparedPolicies, type ComparedRoom } from '../../../src/analysis/compared-policies.js'
import { eachSlice } from '../../../src/analysis/diff/slices.js'
import { StudiedPolicy } from '../../../src/analysis/studied-policy.js'
import { routeNode } from '../../../src/analysis/verify/unions.js'
import { NEVER, withinBudget } from '../../../src/core/diagram.js'
import { count } from '../../../src/core/diagram-count.js'
import { policyOf } from '../../support/decide.js'
import type { RuleSketch } from '../../support/test-pack.js'
import { PlainRules, type Terms } from './plain-rules.js'
import { CUTS, changedAt, EVENTS, LISTED, PERCENT, smallRules, YES_OR_NO } from './small-rules.js'

/** Everything of a claim that small rules read. */
interface Claim {
  readonly values: Readonly<Record<string, boolean | string | number>>
  /** Days from each event to the claim; below 0: after it; undefined: it has not happened. */
  readonly days: Readonly<Record<string, number | undefined>>
  readonly bought: string
  readonly approved: boolean
}

const termsOf = ({ values, days, bought, approved }: Claim): Terms<boolean> => ({
  isTrue: (fact) => values[fact] === true,
  isOneOf: (fact, listed) => listed.includes(values[fact] as string),
  atMost: (fact, value) => Number(values[fact]) <= value,
  daysSince: (event, count) => (days[event] ?? Number.NEGATIVE_INFINITY) >= count,
  boughtFrom: (day) => bought >= day,
  approved,
  all: (of) => of.every(Boolean),
  some: (of) => of.some(Boolean),
  not: (of) => !of,
})

const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((value) => [...one, value])), [[]])

/** Every claim that the rules can tell apart: of whole numbers, each that is named and the next; of lists, what is named and something else. */
function* everyClaim(rules: readonly RuleSketch[]): Iterable<Claim> {
  // What a change adds is read too.
  const text = JSON.stringify([rules, changedAt(rules, 0)])
  const numbersAfter = (pattern: RegExp): number[] => [...text.matchAll(pattern)].flatMap(([, number]) => [Number(number), Number(number) + 1])
  const read = (fact: string): boolean => text.includes(`"${fact}"`)
  const facts: [string, (boolean | string | number)[]][] = [
    ...YES_OR_NO.filter(read).map((fact): [string, boolean[]] => [fact, [false, true]]),
    ...(Object.entries(LISTED) as [string, readonly string[]][]).map(([fact, listed]): [string, string[]] => [
      fact,
      [...listed.filter((one) => read(one)), 'other'],
    ]),
    ...(read(PERCENT)
      ? ([[PERCENT, [...new Set([0, ...numbersAfter(/remainingPercent"\},(\d+)/g)])].filter((one) => one <= 100)]] as [string, number[]][])
      : []),
  ]
  const days = [...new Set([-1, 0, ...numbersAfter(/"days":(\d+)/g)])]
  const events = EVENTS.filter(read)
  const times = product(events.map((event) => (event === 'delivered' ? [...days, undefined] : days)))
  const bought = [...CUTS.filter((cut) => text.includes(cut)), '2026-01-01']
  for (const approved of text.includes('"review"') ? [false, true] : [false])
    for (const [values, time, day] of product<unknown>([product(facts.map(([, listed]) => listed)), times, bought]) as [
      boolean[],
      (number | undefined)[],
      string,
    ][])
      yield {
        values: Object.fromEntries(facts.map(([fact], index) => [fact, values[index] as boolean])),
        days: Object.fromEntries(events.map((event, index) => [event, time[index]])),
        ...{ bought: day, approved },
      }
}

const MOST = 60_000

it('law: what diagrams say can be is what some claim of all shows, one after the other', () => {
  fc.assert(
    fc.property(smallRules, (rules) => {
      const claims = [...everyClaim(rules)]
      fc.pre(claims.length <= MOST)
      const room = new StudiedPolicy(policyOf(rules)).room('consultation')
      const { space, possible } = room.space
      const nodes = new Map(room.grants.map((grant) => [grant.id, routeNode(room, grant, false)]))
      const decided = claims.map((claim) => new PlainRules(rules, termsOf(claim)))
      const routes = new Map([...nodes.keys()].map((id) => [id, decided.map((one) => one.route(id))]))
      for (const [id, node] of nodes) {
        expect([id, possible(node) !== NEVER]).toEqual([id, (routes.get(id) as boolean[]).includes(true)])
        for (const [other, otherNode] of nodes) {
          const counterexample = (routes.get(id) as boolean[]).some((holds, index) => holds && !(routes.get(other) as boolean[])[index])
          expect([id, other, possible(space.and(node, space.not(otherNode))) !== NEVER]).toEqual([id, other, counterexample])
        }
      }
    }),
    { numRuns: 60 },
  )
})

it('law: a policy is worse where some claim of all is decided worse', () => {
  fc.assert(
    fc.property(smallRules, fc.nat(), (rules, which) => {
      const claims = [...everyClaim(rules)]
      fc.pre(claims.length <= MOST)
      const after = changedAt(rules, which)
      const room = new ComparedPolicies(policyOf(rules), policyOf(after)).room('consultation')
      const rank = (of: readonly RuleSketch[], claim: Claim): number => {
        const plain = new PlainRules(of, termsOf(claim))
        return Math.max(...plain.ids('grant').map((id) => (plain.firm(id) ? 2 : plain.route(id) ? 1 : 0)))
      }
      const ranks = claims.map((claim) => [rank(rules, claim), rank(after, claim)] as const)
      expect([room.space.possible(room.worse()) !== NEVER, room.space.possible(room.better()) !== NEVER]).toEqual([
        ranks.some(([was, is]) => is < was),
        ranks.some(([was, is]) => is > was),
      ])
      for (const budget of [100_000, 60]) expectSliced(room, budget)
    }),
    { numRuns: 60 },
  )
})

/** Slice by slice, whatever their size, the same claims are found as at once, and as many cells. */
function expectSliced(room: ComparedRoom, budget: number): void {
  const { claims, diagrams, space } = room.space
  for (const [isBetter, node] of [
    [false, room.worse()],
    [true, room.better()],
  ] as const) {
    const whole = space.and(node, claims)
    const gaps = withinBudget(
      () =>
        eachSlice(
          room,
          budget,
          (slice) => slice.gaps(isBetter).map((gap) => ({ node: slice.whole(gap.node), cells: slice.count(gap.node) })),
          () => undefined,
        ).flat(),
      () => undefined,
    )
    if (!gaps) continue
    const all = gaps.reduce((sum, gap) => space.or(sum, space.and(gap.node, claims)), NEVER)
    expect([all, gaps.reduce((sum, gap) => sum + gap.cells, 0n)]).toEqual([whole, count(diagrams, whole, Boolean)])
  }
}
