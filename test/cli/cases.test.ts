import { afterAll, describe, expect, it } from 'vitest'
import { grant } from '../support/decide.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

const base = { asOf: '2026-06-10T12:00:00+08:00', order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' }, item: { category: 'phones' }, claim: {} }
const days = { type: 'integer' as const, default: 7, text: { en: 'Days', zh: '天数' } }
const books = { '==': [{ var: 'goods.opened' }, true] }

folder.pack('rules/test', {
  manifest: { parameters: { days } },
  rules: [
    grant({ windows: [{ ends: { from: 'delivered', for: { days: { param: 'days' } } } }] }),
    { id: 'test.unseen', kind: 'adjust', adjusts: ['test.grant'], scope: { category: ['books'] }, terms: { freight: 'buyer' } },
    { id: 'test.never', kind: 'adjust', adjusts: ['test.grant'], when: books, terms: { refundTo: 'original_payment' } },
    { id: 'test.always', kind: 'duty', of: ['test.grant'], act: 'review', actor: 'seller', ends: { from: 'submitted', for: { hours: 24 } } },
  ],
  files: {
    'test.cases.json': {
      base: { ...base, goods: { opened: false } },
      cases: [
        {
          id: 'test-days',
          title: 'Day 8, read as thirty days',
          set: { 'test.days': 30 },
          facts: { events: { delivered: '2026-06-02T10:00:00+08:00' } },
          expect: { consultation: { verdict: 'available', lastDay: '2026-07-02' } },
        },
      ],
    },
  },
})
folder.write('more/late.cases.json', {
  base,
  cases: [
    {
      id: 'late',
      title: 'Late',
      rules: ['test'],
      facts: { events: { delivered: '2026-06-02T10:00:00+08:00' } },
      expect: { consultation: { verdict: 'available' } },
    },
    { id: 'typo', title: 'No such parameter', rules: ['test'], set: { 'test.day': 3 }, expect: {} },
  ],
})
const rules = ['cases', '--rules-dir', `${folder.path}/rules`]

describe.concurrent('cases', () => {
  it('runs the cases under their readings, and names what they leave out', async () => {
    const { code, out, err } = await run(rules)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(`1 passed, 0 failed
rules without a case: 1
  test.unseen
rules that stand in no case: 1
  test.never
rules that stand in every case: 2
  test.always
  test.grant
`)
  })

  it('prints a line for each rule', async () => {
    const { out } = await run([...rules, '--coverage', '--only', 'days'])
    expect(out).toBe(`1 passed, 0 failed
     stood  defeated    failed   unknown  rule
         1         0         0         0  test.always
         1         0         0         0  test.grant
         0         0         1         0  test.never
         0         0         0         0  test.unseen
`)
  })

  it('prints the same as JSON', async () => {
    const { out } = await run([...rules, '--coverage', '--json'])
    const parsed = JSON.parse(out)
    expect(parsed.cases).toEqual([{ file: 'test/test.cases.json', id: 'test-days', problems: [] }])
    expect(parsed.rules['test.never']).toEqual({ stood: 0, defeated: 0, failed: 1, unknown: 0, idle: 0, elsewhere: 0 })
  })

  it('says what a case lacks, and which parameter is not there', async () => {
    const { code, out } = await run([...rules, '--golden', `${folder.path}/more`])
    expect(code).toBe(1)
    expect(out).toContain('FAILED late.cases.json late Late\n  consultation: verdict unavailable, wanted available')
    expect(out).toContain('FAILED late.cases.json typo No such parameter\n  the pack "test" has no parameter "day"; did you mean "days"?\n')
    expect(out).toContain('1 passed, 2 failed\n')
  })
})
