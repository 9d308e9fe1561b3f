import { describe, expect, it } from 'vitest'
import { diff } from '../../src/analysis.js'
import { type DocPage, documentPolicy, writePages } from '../../src/docs.js'
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
    expect(written('en')).toContain('Some claims come to less, or need other evidence, so the version should make a major step.')
    expect(written('en')).toMatch(/Worse for the consumer than before\. \[All rules: Return\]/)
    expect(written('en')).toMatch(
      /Before: given; now: not given\n\n- Because of: \[Returns\.\]\(<provisions\/test\.md#test-return>\)\n- For example:\n {2}- The goods were delivered on /,
    )
    expect(written('en')).toContain('- Changed: [Returns.](<provisions/test.md#test-return>) (Time)')
    expect(written('en')).toContain('- Removed: <code>test.repair</code>')
  })

  it('says the same in Chinese', () => {
    const page = written('zh')
    expect(page).toContain('部分申请的结果变差')
    expect(page).toMatch(/以前：给予；现在：不给予\n\n- 原因：\[退货。\]/)
    expect(page).toContain('- 修改：[退货。](<provisions/test.md#test-return>)（期限）')
  })

  it('says once what several kinds of claims have as their example', () => {
    const report = diff(before, after)
    const twice = { ...report, services: report.services.map((one) => ({ ...one, worse: [...one.worse, ...one.worse] })) }
    expect(documentPolicy(after, { changes: twice })).toEqual(model)
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
