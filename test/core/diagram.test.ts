import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALWAYS_SO, BudgetError, Diagrams, NEVER, type Node, withinBudget } from '../../src/core/diagram.js'
import { answerBits } from '../../src/core/diagram-answers.js'
import { copier } from '../../src/core/diagram-copy.js'
import { count, nodesIn, valueAt, valuesIn, variablesIn } from '../../src/core/diagram-count.js'
import { AND, BITS, BUT_NOT, given, MOST, mapValues, not, OR, PLUS, without } from '../../src/core/diagram-logic.js'
import { rangesIn } from '../../src/core/diagram-ranges.js'
import { regions } from '../../src/core/diagram-regions.js'
import { changesFrom, cheapest } from '../../src/core/diagram-witness.js'

/** A function written as a tree, and as a plain function of an assignment. */
type Tree = { of: number; values: number[] } | { op: keyof typeof OPERATIONS; parts: [Tree, Tree] }

const OPERATIONS = { and: AND, or: OR, butNot: BUT_NOT, most: MOST, plus: PLUS }
const SIZES = [2, 3, 2, 4, 2]

const everyAssignment = SIZES.reduce<number[][]>((lists, size) => lists.flatMap((list) => Array.from({ length: size }, (_, value) => [...list, value])), [[]])

const leaf = fc
  .nat(SIZES.length - 1)
  .chain((of) => fc.array(fc.nat(1), { minLength: SIZES[of] as number, maxLength: SIZES[of] as number }).map((values): Tree => ({ of, values })))
const trees = (operators: readonly (keyof typeof OPERATIONS)[]): fc.Arbitrary<Tree> =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf, fc.record({ op: fc.constantFrom(...operators), parts: fc.tuple(tie('tree'), tie('tree')) })),
  })).tree
const conditions = trees(['and', 'or', 'butNot'])
const numbers = trees(['and', 'or', 'butNot']).chain((a) => conditions.map((b): Tree => ({ op: 'plus', parts: [a, b] })))

function build(table: Diagrams, tree: Tree): Node {
  if ('of' in tree) return table.of(tree.of, (value) => tree.values[value] as number)
  return table.apply(OPERATIONS[tree.op], build(table, tree.parts[0]), build(table, tree.parts[1]))
}

function plain(tree: Tree, assignment: readonly number[]): number {
  if ('of' in tree) return tree.values[assignment[tree.of] as number] as number
  return OPERATIONS[tree.op].combine(plain(tree.parts[0], assignment), plain(tree.parts[1], assignment))
}

const on = (tree: Tree): { table: Diagrams; node: Node } => {
  const table = new Diagrams(SIZES)
  return { table, node: build(table, tree) }
}

describe('decision diagrams', () => {
  it('law: agree with the function on every assignment', () => {
    fc.assert(
      fc.property(numbers, (tree) => {
        const { table, node } = on(tree)
        for (const assignment of everyAssignment) expect(valueAt(table, node, assignment)).toBe(plain(tree, assignment))
      }),
    )
  })

  it('law: equal functions are equal nodes', () => {
    fc.assert(
      fc.property(conditions, conditions, (a, b) => {
        const table = new Diagrams(SIZES)
        const same = everyAssignment.every((assignment) => plain(a, assignment) === plain(b, assignment))
        expect(build(table, a) === build(table, b)).toBe(same)
      }),
    )
  })

  it('law: counts exactly', () => {
    fc.assert(
      fc.property(numbers, fc.nat(2), (tree, wanted) => {
        const { table, node } = on(tree)
        const expected = everyAssignment.filter((assignment) => plain(tree, assignment) === wanted).length
        expect(count(table, node, (value) => value === wanted)).toBe(BigInt(expected))
      }),
    )
  })

  it('counts beyond what a number holds, and over some variables alone', () => {
    const table = new Diagrams(Array.from({ length: 100 }, () => 10))
    const node = table.of(50, (value) => value === 0)
    expect(count(table, node, Boolean)).toBe(10n ** 99n)
    expect(count(table, node, Boolean, new Set([49, 50]))).toBe(10n)
  })

  it('law: reads exactly the variables that matter', () => {
    fc.assert(
      fc.property(conditions, (tree) => {
        const { table, node } = on(tree)
        const matters = SIZES.flatMap((size, variable) => {
          const changes = everyAssignment.some((assignment) =>
            Array.from({ length: size }, (_, value) => assignment.with(variable, value)).some((other) => plain(tree, other) !== plain(tree, assignment)),
          )
          return changes ? [variable] : []
        })
        expect([...variablesIn(table, node)].sort()).toEqual(matters)
      }),
    )
  })

  it('law: restricts and leaves variables out', () => {
    fc.assert(
      fc.property(conditions, fc.nat(SIZES.length - 1), fc.nat(3), (tree, variable, any) => {
        const value = any % (SIZES[variable] as number)
        const { table, node } = on(tree)
        const left = table.restrict(node, variable, value)
        const last = SIZES.length - 1
        const both = given(
          table,
          node,
          new Map([
            [variable, value],
            [last, 1],
          ]),
        )
        const bitsLeft = answerBits(table, node)
        const [some, every, bits] = [
          without(table, node, new Set([variable]), OR),
          without(table, node, new Set([variable]), AND),
          without(
            table,
            mapValues(table, node, (one) => 1 << one),
            new Set([variable]),
            BITS,
          ),
        ]
        for (const assignment of everyAssignment) {
          const all = Array.from({ length: SIZES[variable] as number }, (_, one) => plain(tree, assignment.with(variable, one)))
          expect(valueAt(table, left, assignment)).toBe(all[value])
          expect(valueAt(table, both, assignment)).toBe(plain(tree, assignment.with(last, 1).with(variable, variable === last ? 1 : value)))
          expect(valueAt(table, some, assignment)).toBe(Math.max(...all))
          expect(valueAt(table, every, assignment)).toBe(Math.min(...all))
          expect(valueAt(table, bits, assignment)).toBe(all.reduce((mask, one) => mask | (1 << one), 0))
        }
        expect(bitsLeft.of(variable, value)).toBe([...valuesIn(table, left)].reduce((mask, one) => mask | (1 << one), 0))
      }),
    )
  })

  it('law: the cheapest witness is one, and none is nearer', () => {
    fc.assert(
      fc.property(conditions, fc.constantFrom(...everyAssignment), (tree, baseline) => {
        const { table, node } = on(tree)
        const distance = (assignment: readonly number[]): number => assignment.filter((value, variable) => value !== baseline[variable]).length
        const found = cheapest(table, node, Boolean, changesFrom(baseline))
        const fitting = everyAssignment.filter((assignment) => plain(tree, assignment) === 1)
        expect(found === undefined).toBe(fitting.length === 0)
        if (!found) return
        expect(plain(tree, found)).toBe(1)
        expect(distance(found)).toBe(Math.min(...fitting.map(distance)))
      }),
    )
  })

  it('a value that may never be taken is not', () => {
    const table = new Diagrams([2, 2])
    const either = table.apply(OR, table.of(0, Boolean), table.of(1, Boolean))
    const never = (variable: number, value: number): number => (variable === 0 && value === 1 ? Number.POSITIVE_INFINITY : value)
    expect(cheapest(table, either, Boolean, never)).toEqual([0, 1])
    expect(cheapest(table, table.of(0, Boolean), Boolean, never)).toBeUndefined()
  })

  it('law: regions are disjoint and hold what they should', () => {
    fc.assert(
      fc.property(conditions, (tree) => {
        const { table, node } = on(tree)
        const found = regions(table, node, Boolean) ?? []
        for (const assignment of everyAssignment) {
          const holding = found.filter((region) => [...region].every(([variable, values]) => values.has(assignment[variable] as number)))
          expect(holding.length).toBe(plain(tree, assignment))
        }
      }),
    )
  })

  it('law: the ranges of a condition hold every value with which it holds somewhere, and no other', () => {
    fc.assert(
      fc.property(conditions, (tree) => {
        const { table, node } = on(tree)
        if (node === NEVER) return
        const held = everyAssignment.filter((assignment) => plain(tree, assignment) === 1)
        expect(rangesIn(table, node)).toEqual(SIZES.map((_, variable) => new Set(held.map((assignment) => assignment[variable]).sort())))
      }),
    )
  })

  it('law: a copy is the same function', () => {
    fc.assert(
      fc.property(numbers, (tree) => {
        const { table, node } = on(tree)
        const other = new Diagrams(SIZES)
        expect(copier(table, other)(node)).toBe(build(other, tree))
      }),
    )
  })

  it('regions that differ in one variable alone are one', () => {
    const table = new Diagrams([3, 2])
    const middle = table.of(0, (value) => value !== 1)
    expect(regions(table, table.apply(AND, middle, table.of(1, Boolean)), Boolean)).toEqual([
      new Map([
        [0, new Set([0, 2])],
        [1, new Set([1])],
      ]),
    ])
    expect(regions(table, ALWAYS_SO, Boolean)).toEqual([new Map()])
    expect(regions(table, NEVER, Boolean)).toEqual([])
    expect(regions(table, middle, Boolean, 0)).toBeUndefined()
  })

  it('stops with the budget that ran out', () => {
    const table = new Diagrams(
      Array.from({ length: 40 }, () => 2),
      300,
    )
    // Half of the variables decided after all of the others: the worst order there is.
    const pairs = Array.from({ length: 20 }, (_, index) => [index, 20 + index])
    const same = ([a, b]: number[]): Node => table.apply(AND, table.of(a as number, Boolean), table.of(b as number, Boolean))
    expect(() => pairs.map(same).reduce((a, b) => table.apply(OR, a, b))).toThrow(new BudgetError(300))
  })

  it('negation and values', () => {
    const table = new Diagrams([2])
    const one = table.of(0, Boolean)
    expect(not(table, not(table, one))).toBe(one)
    expect(
      valuesIn(
        table,
        mapValues(table, one, (value) => value + 4),
      ),
    ).toEqual(new Set([4, 5]))
    expect(nodesIn(table, one).size).toBe(3)
  })

  it.each(Object.entries({ OR, AND, MOST, PLUS, BITS }))('%s of a condition and never, and of it and itself', (name, operation) => {
    const table = new Diagrams([2, 2])
    const [one, other] = [table.of(0, Boolean), table.of(1, Boolean)]
    expect([table.apply(operation, one, NEVER), table.apply(operation, NEVER, one)]).toEqual(name === 'AND' ? [NEVER, NEVER] : [one, one])
    expect(valuesIn(table, table.apply(operation, one, one))).toEqual(new Set(name === 'PLUS' ? [0, 2] : [0, 1]))
    expect(valueAt(table, table.apply(operation, one, other), [1, 1])).toBe(name === 'PLUS' ? 2 : 1)
  })

  it('without no variable, and given none, a function stays', () => {
    const table = new Diagrams([2])
    const one = table.of(0, Boolean)
    expect([without(table, one, new Set(), OR), given(table, one, new Map())]).toEqual([one, one])
  })

  it('law: no two regions differ in one variable alone', () => {
    const sizes = [2, 3, 2]
    const rows = sizes.reduce<number[][]>((lists, size) => lists.flatMap((list) => Array.from({ length: size }, (_, value) => [...list, value])), [[]])
    const text = (region: ReadonlyMap<number, ReadonlySet<number>>, but: number): string =>
      JSON.stringify(
        [...region]
          .filter(([of]) => of !== but)
          .map(([of, values]) => [of, [...values].sort()])
          .sort(),
      )
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length }), (truths) => {
        const table = new Diagrams(sizes)
        const only = (row: number[]): Node => row.map((value, of) => table.of(of, (one) => one === value)).reduce((a, b) => table.apply(AND, a, b))
        const node = rows
          .filter((_, index) => truths[index])
          .map(only)
          .reduce((a, b) => table.apply(OR, a, b), NEVER)
        const found = regions(table, node, Boolean) ?? []
        const holds = rows.map((row) => found.filter((region) => [...region].every(([of, values]) => values.has(row[of] as number))).length)
        expect(holds).toEqual(truths.map(Number))
        for (const of of sizes.keys()) expect(new Set(found.map((region) => text(region, of))).size).toBe(found.length)
      }),
    )
  })

  it('only running out of nodes is answered otherwise', () => {
    const fail = (error: Error) => () => {
      throw error
    }
    expect(
      withinBudget(
        () => 1,
        () => 2,
      ),
    ).toBe(1)
    expect(withinBudget(fail(new BudgetError(3)), ({ budget }) => budget)).toBe(3)
    expect(() => withinBudget(fail(new RangeError('other')), () => 2)).toThrow(new RangeError('other'))
  })
})
