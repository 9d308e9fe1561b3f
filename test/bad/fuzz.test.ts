import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/issue.js'
import { createPolicy, PolicyError } from '../../src/index.js'
import { parsePack } from '../../src/schema.js'
import { spoilt } from '../facts/arbitrary-facts.js'
import { atLeast, LONG } from '../laws/runs.js'
import { SHIPPED } from '../laws/shipped.js'
import { facts, grant } from '../support/decide.js'
import { processorTime } from '../support/processor-time.js'
import { packFiles } from '../support/test-pack.js'
import { issuesOfPacks } from './issues-of.js'

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true })

const PROVISIONS = new URL('../provisions/', import.meta.url)

/** The files of a small pack that is a whole policy. */
function filesOf(folder: string): Record<string, unknown> {
  const at = (name: string): URL => new URL(`${folder}/${name}`, PROVISIONS)
  const names = readdirSync(at(''), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json') && !name.endsWith('.cases.json'))
  return Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(at(name), 'utf8')) as unknown]))
}

const realFiles = fc.constantFrom(...['cn15', 'eu15', 'gb15', 'jp15'].map(filesOf))
/** Parts of rules, so that one is found where another is wanted. */
const ruleParts = fc.constantFrom<unknown>(
  { row: 'period' },
  { param: 'days' },
  { var: 'goods.opened' },
  { '==': [{ var: 'goods.opened' }, true] },
  { days: 7 },
  { latest: [] },
  ['#tag', 'cn15.phone.return'],
  'delivered',
  null,
  -0,
)

const isIssue = ({ code, path, message }: Issue): boolean => typeof code === 'string' && Array.isArray(path) && message.length > 0

describe('parsePack and createPolicy answer whatever they are given with a policy or with issues', () => {
  it(
    'anything',
    () => {
      const files = fc.oneof(
        anything,
        fc.dictionary(fc.constantFrom('pack.json', 'sources.json', 'calendar.json', 'zone.json', 'vocabulary/facts.json', 'a.json'), anything),
      )
      fc.assert(
        fc.property(files, (input) => {
          const result = parsePack(input)
          if (!result.ok) expect(result.issues.length > 0 && result.issues.every(isIssue)).toBe(true)
        }),
        atLeast(300),
      )
    },
    LONG,
  )

  it(
    'real files with a few places spoilt',
    () => {
      fc.assert(
        fc.property(spoilt(realFiles, fc.oneof(anything, ruleParts)), (files) => {
          expect(issuesOfPacks([files]).every(isIssue)).toBe(true)
        }),
        atLeast(300),
      )
    },
    LONG,
  )

  it(
    'packs that nobody parsed',
    () => {
      fc.assert(
        fc.property(fc.array(anything), (packs) => {
          try {
            createPolicy(packs as never)
            expect(packs).toEqual([])
          } catch (error) {
            expect(error).toBeInstanceOf(PolicyError)
          }
        }),
        atLeast(300),
      )
    },
    LONG,
  )
})

describe('a policy answers real claims with a few places spoilt with a decision or with issues', () => {
  it.each(SHIPPED)(
    '$name',
    ({ packs, cases }) => {
      const policy = createPolicy(packs)
      fc.assert(
        fc.property(spoilt(fc.constantFrom(...cases), anything), (input) => {
          const result = policy.safeEvaluate(input)
          expect(policy.check(input)).toEqual(result.ok ? [] : result.issues)
          if (!result.ok) expect(result.issues.length > 0 && result.issues.every(isIssue)).toBe(true)
        }),
        atLeast(300),
      )
    },
    LONG,
  )
})

describe('time grows with the size of the input', () => {
  /** A bound far above what it takes, and far below what a quadratic check would. */
  const BOUND = 10_000
  const within = (work: () => readonly Issue[]): readonly Issue[] => {
    const start = processorTime()
    const issues = work()
    expect(processorTime() - start).toBeLessThan(BOUND)
    return issues
  }
  const codes = (issues: readonly Issue[]): string[] => [...new Set(issues.map(({ code }) => code))]
  const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))

  it('a text of 10 MB', () => {
    const long = 'x'.repeat(10_000_000)
    expect(within(() => issuesOfPacks([packFiles({ rules: [grant({ note: long })] })]))).toEqual([])
    const issues = within(() => issuesOfPacks([packFiles({ rules: [grant({ service: long })] })]))
    expect(codes(issues)).toEqual(['unknown_name'])
    expect(JSON.stringify(issues).length).toBeLessThan(1000)
  })

  it('1 MB of nested lists', () => {
    let deep: unknown[] = []
    for (let depth = 0; depth < 500_000; depth++) deep = [deep]
    expect(codes(within(() => issuesOfPacks([packFiles({ rules: [grant({ when: deep })] })])))).toEqual(['too_deep'])
    expect(within(() => issuesOfPacks([deep])).length).toBe(1)
  })

  it('100,000 labels of a rule', () => {
    const labels = many(100_000, (index) => `no_such_${index}`)
    expect(codes(within(() => issuesOfPacks([packFiles({ rules: [grant({ scope: { label: labels } })] })])))).toEqual(['unknown_name'])
  })

  it('2,000 edges that dangle, with at most 20 hints', () => {
    const rules = many(2_000, (index) => ({ id: `test.seal-${index}`, kind: 'exclude', defeats: [`test.grant-${index}`] }))
    const issues = within(() => issuesOfPacks([packFiles({ rules: [grant({ id: 'test.grant-x' }), ...rules] })]))
    expect(codes(issues)).toEqual(['dangling_edge'])
    expect(issues.filter(({ hint }) => hint !== undefined).length).toBe(20)
  })

  it('2,000 rules that are wrong in the same way', () => {
    const rules = many(2_000, (index) => grant({ id: `test.grant-${index}`, service: 'retrun' }))
    expect(codes(within(() => issuesOfPacks([packFiles({ rules })])))).toEqual(['unknown_name'])
  })

  it('a chain of 2,000 exceptions', () => {
    const chain = many(2_000, (index) => ({ id: `test.e${index}`, kind: 'except', defeats: [index === 0 ? 'test.seal' : `test.e${index - 1}`] }))
    const seal = { id: 'test.seal', kind: 'exclude', defeats: ['test.grant'] }
    const result = parsePack(packFiles({ rules: [grant(), seal, ...chain] }))
    if (!result.ok) throw new Error('it is a pack')
    const start = processorTime()
    expect(createPolicy([result.pack]).evaluate(facts()).services.consultation.verdict).toBe('unavailable')
    expect(processorTime() - start).toBeLessThan(BOUND)
  })
})
