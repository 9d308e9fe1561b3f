import { describe, expect, it } from 'vitest'
import { type DiffReport, diff } from '../../src/analysis.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const grant = (days: number, more: object = {}): RuleSketch => ({
  id: 'test.grant',
  kind: 'grant',
  service: 'repair',
  windows: [{ ends: { from: 'delivered', for: { days }, roll: 'none' } }],
  ...more,
})
const exclude = (fact: string): RuleSketch => ({ id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: { '==': [{ var: fact }, true] } })
const compare = (before: RuleSketch[], after: RuleSketch[]): DiffReport => diff(policyOf(before), policyOf(after))
const verdictOf = (report: DiffReport): string | undefined => report.services.find(({ service }) => service === 'repair')?.verdict

describe('what a new version changes', () => {
  it('is nothing when nothing was edited, and when a rule is only written otherwise', () => {
    const before = [grant(7, { when: { '!': { '==': [{ var: 'goods.used' }, true] } } })]
    expect([verdictOf(compare(before, before)), compare(before, before).step]).toEqual(['equal', 'none'])
    const report = compare(before, [grant(7, { when: { '==': [{ var: 'goods.used' }, false] } })])
    expect([verdictOf(report), report.edits]).toEqual(['equal', [{ kind: 'rule', id: 'test.grant', change: 'changed', parts: ['when'] }]])
  })

  it('is said with a claim that both versions decided', () => {
    const report = compare([grant(30)], [grant(15)])
    const [repair] = report.services
    expect([report.step, repair?.verdict, repair?.better, repair?.cells.better]).toEqual(['major', 'worse', [], '0'])
    const [change, ...others] = repair?.worse ?? []
    expect(others).toEqual([])
    expect(change?.where).toEqual(['more than 15 days after: Delivered', 'at most 30 days after: Delivered'])
    expect(change?.causes).toEqual(['test.grant'])
    if (!change) throw new Error('nothing is worse')
    const { facts, before, after } = change.witness
    expect([before, after]).toEqual(['available', 'unavailable'])
    expect(policyOf([grant(30)]).evaluate(facts).services.repair.verdict).toBe('available')
    expect(policyOf([grant(15)]).evaluate(facts).services.repair.verdict).toBe('unavailable')
  })

  it('counts cells exactly', () => {
    // goods.used, goods.opened, units left, decided by a person: two values each.
    const base = grant(7, { windows: [] })
    const { cells } = compare([base, exclude('goods.used')], [base, exclude('goods.opened')]).services[0] as DiffReport['services'][number]
    expect(cells).toEqual({ worse: '2', better: '2', all: '16' })
  })

  it('names the edit that did it', () => {
    const report = compare(
      [grant(7), exclude('goods.used')],
      [grant(15), { ...exclude('goods.used'), id: 'test.other', when: { '==': [{ var: 'goods.opened' }, true] } }],
    )
    const [repair] = report.services
    expect([report.step, repair?.verdict]).toEqual(['major', 'mixed'])
    expect(new Set(repair?.worse.flatMap(({ causes }) => causes))).toEqual(new Set(['test.other']))
    expect(new Set(repair?.better.flatMap(({ causes }) => causes))).toEqual(new Set(['test.grant', 'test.exclude']))
  })

  it('asks for the version step', () => {
    const words = { text: { en: 'Other words', zh: '另一种说法' } }
    expect(compare([grant(7)], [grant(7, words)]).step).toBe('patch')
    expect(compare([grant(7)], [grant(15)]).step).toBe('minor')
    expect(compare([grant(7)], [grant(7, { terms: { freight: 'seller' } })]).step).toBe('minor')
    expect(compare([grant(7)], [grant(7, { evidence: [{ anyOf: ['photos'] }] })]).step).toBe('major')
    expect(compare([grant(7)], []).step).toBe('major')
  })

  it('is unknown when the nodes run out', () => {
    const report = diff(policyOf([grant(30)]), policyOf([grant(15)]), { budget: 3 })
    expect([report.step, report.services[0]?.verdict, report.services[0]?.because]).toEqual(['unknown', 'unknown', 'the diagrams need more than 3 nodes'])
  })
})
