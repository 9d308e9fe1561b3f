import { describe, expect, it } from 'vitest'
import { diff } from '../../src/analysis.js'
import { changeNote, type DocPage, documentPolicy, writePages } from '../../src/docs.js'
import { createPolicy, type Policy } from '../../src/index.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const said = (en: string, zh: string) => ({ en, zh })
const grant = (service: string, days: number, text: { en: string; zh: string }): RuleSketch => ({
  id: `test.${service}`,
  kind: 'grant',
  service,
  text,
  windows: [{ ends: { from: 'delivered', for: { days } } }],
})
const RETURN = said('Returns.', '退货。')
const policyOf = (...rules: RuleSketch[]): Policy => createPolicy([testPack({ rules })])
const before = policyOf(grant('return', 7, RETURN), grant('repair', 365, said('Repairs.', '维修。')))
const after = policyOf(grant('return', 5, RETURN), grant('exchange', 15, said('Exchanges.', '换货。')), {
  ...grant('consultation', 30, said('Advice.', '咨询。')),
})

const model = documentPolicy(after, { changes: diff(before, after) })
const written = (locale: string): string => writePages(model, { format: 'md' }).find(({ path }) => path === `${locale}/changes.md`)?.text ?? ''

describe('the page of what changed', () => {
  it('says service by service what claims come to, why, and for example', () => {
    const page = model.pages.find(({ id, locale }) => id === 'changes' && locale === 'en') as DocPage
    expect(page.sections.map(({ id, sections }) => [id, ...sections.map((one) => one.id)])).toEqual([
      ['return', 'return-less'],
      ['exchange', 'exchange-more'],
      ['repair', 'repair-less'],
      ['consultation', 'consultation-more'],
      ['edits'],
    ])
    expect(written('en')).toContain('Some claims come to less, get worse terms or need more evidence, so the version should make a major step.')
    expect(written('en')).toMatch(/Worse for the consumer than before\. \[All rules: Return\]/)
    expect(written('en')).toContain('| Return | Worse for the consumer than before. | 1 | 0 |')
    expect(written('en')).toMatch(
      /- Before: given; now: not given\. Because of: \[Returns\.\]\(<provisions\/test\.md#test-return>\)\n {2}- More than 5 days after delivery\. Up to 7 days after delivery\.\n {4}- For example: The goods were delivered on .+ The claim was made on /,
    )
    expect(written('en')).toContain('- Changed: [Returns.](<provisions/test.md#test-return>) (Time)')
    expect(written('en')).toContain('- Removed: Repairs.')
  })

  it('says the same in Chinese', () => {
    const page = written('zh')
    expect(page).toContain('部分申请的结果变差')
    expect(page).toMatch(
      /- 以前：给予；现在：不给予。原因：\[退货。\]\(<provisions\/test\.md#test-return>\)\n {2}- 签收后超过 5 天。签收后不超过 7 天。\n {4}- 例如：/,
    )
    expect(page).toContain('- 修改：[退货。](<provisions/test.md#test-return>)（期限）')
  })

  it('says once what several kinds of claims have as their example', () => {
    const report = diff(before, after)
    const twice = { ...report, services: report.services.map((one) => ({ ...one, worse: [...one.worse, ...one.worse] })) }
    expect(documentPolicy(after, { changes: twice })).toEqual(model)
  })

  it('says of terms and evidence what they were, what they are, and for whom that is better', () => {
    const one = (more: object): Policy => policyOf({ ...grant('return', 7, RETURN), ...more } as RuleSketch)
    const [was, is] = [one({ terms: { freight: 'seller' }, evidence: [{ anyOf: ['photos', 'video'] }] }), one({ terms: { freight: 'buyer' } })]
    const report = diff(was, is)
    expect(changeNote(is, report)).toContain(
      '## Terms and evidence that changed\n\n- Returns. (worse for the consumer)\n  - Before: The seller pays the freight.\n  - Now: The buyer pays the freight.\n- Returns. (better for the consumer)\n  - Before: ',
    )
    expect(changeNote(is, report, { locale: 'zh' })).toMatch(
      /- 退货。（对消费者更不利）\n {2}- 以前：.+\n {2}- 现在：.+\n- 退货。（对消费者更有利）\n {2}- 以前：.+\n {2}- 现在：未作规定/,
    )
  })

  it('stands by itself as a note, without links and anchors', () => {
    const note = changeNote(after, diff(before, after))
    expect(note).toMatch(/^# What changed\n\n/)
    expect(note).toContain(
      '## Return\n\nWorse for the consumer than before.\n\n### Claims that come to less\n\n- Before: given; now: not given. Because of: Returns.\n  - More than 5 days after delivery. Up to 7 days after delivery.\n    - For example: ',
    )
    expect(note).not.toMatch(/<a id|\]\(/)
  })

  it('counts edits of words alone where there are many', () => {
    const named = (count: number, en: string): Policy =>
      policyOf(...Array.from({ length: count }, (_, index) => ({ ...grant('return', 7, said(en, '退货。')), id: `test.return${index}` })))
    expect(changeNote(named(21, 'Returned.'), diff(named(21, 'Returns.'), named(21, 'Returned.')))).toContain('- Only in its wording or its sources: 21 more.')
    expect(changeNote(named(2, 'Returned.'), diff(named(2, 'Returns.'), named(2, 'Returned.')))).toContain('- Changed: Returned. (Wording)')
  })

  it('is linked from the first page, and there only with a comparison', () => {
    const home = (of: typeof model): string => JSON.stringify(of.pages[0])
    expect(home(model)).toContain('"changes"')
    const alone = documentPolicy(after, { locales: ['en'] })
    expect(home(alone)).not.toContain('"changes"')
    expect(alone.pages.some(({ id }) => id === 'changes')).toBe(false)
  })

  it('says so when nothing is decided otherwise', () => {
    const reworded = policyOf(grant('return', 7, said('You may return it.', '可以退货。')), grant('repair', 365, said('Repairs.', '维修。')))
    const [page] = documentPolicy(reworded, { locales: ['en'], changes: diff(before, reworded) }).pages.filter(({ id }) => id === 'changes')
    expect(JSON.stringify(page)).toContain('No claim is decided otherwise than before.')
    expect(JSON.stringify(page)).toContain('Only words changed')
    expect(JSON.stringify(page)).toContain('"Wording"')
  })
})
