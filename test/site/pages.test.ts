import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './visit.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

const CLAIM =
  '#asOf=2026-05-06T10:00&order.platform=jd&order.channel=self_operated&order.saleMode=distance&order.purchasedAt=2026-04-29T20:00&buyer.kind=consumer&item.category=phones&item.brand=xiaomi&events.delivered=2026-05-01T15:30&history=[]&claim.reason=defective'

/** What axe calls serious or critical, with the elements. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** Pages of each kind, in both languages, in light and in dark. */
const PAGES: [name: string, path: string, colorScheme: 'light' | 'dark'][] = [
  ['home', '/', 'light'],
  ['home-zh', '/zh/', 'dark'],
  ['guide', '/guide/first-decision.html', 'dark'],
  ['guide-zh', '/zh/guide/testing.html', 'light'],
  ['semantics', '/semantics.html', 'light'],
  ['errors', '/issues.html', 'dark'],
  ['answers-zh', '/zh/answers/prices-and-refunds.html', 'dark'],
  ['api', '/api/', 'light'],
  ['goods', '/rules/categories/clothing.html', 'light'],
  ['goods-zh', '/zh/rules/categories/clothing.html', 'dark'],
  ['provision', '/rules/provisions/cn/deposit.html', 'dark'],
  ['provision-zh', '/zh/rules/provisions/cn/deposit.html', 'light'],
  ['service-zh', '/zh/rules/services/price_protection.html', 'light'],
  ['calendar', '/rules/calendar.html', 'dark'],
  ['playground', `/playground.html${CLAIM}`, 'light'],
  ['playground-dark', `/playground.html${CLAIM}`, 'dark'],
  ['playground-zh', `/zh/playground.html${CLAIM}`, 'light'],
  ['playground-zh-dark', `/zh/playground.html${CLAIM}`, 'dark'],
]

describe('pages of the site', { timeout: 180_000 }, () => {
  it.each(PAGES)('%s has no complaint of the browser and nothing serious of axe', async (name, path, colorScheme) => {
    const { page, complaints } = await site.open(path, { colorScheme })
    await page.waitForSelector(path.includes('playground') ? '.card' : 'h1')
    await site.shoot(page, name)
    expect(await serious(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('the editor has nothing serious of axe', async () => {
    const { page } = await site.open(`/playground.html${CLAIM}`)
    await page.getByRole('button', { name: 'Edit the rules' }).click()
    await page.locator('.cm-line', { hasText: 'jd.no-reason-return' }).first().waitFor()
    await site.shoot(page, 'editor')
    expect(await serious(page)).toEqual([])
  })
})

describe('the page of phones on JD', { timeout: 180_000 }, () => {
  const SCREENS = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } }
  const ANSWERS = {
    '/rules/categories/phones.html': [
      'Return: Until the end of 8 October 2026 (7 days after delivery, by law). The seller pays the freight.',
      'Exchange: Until the end of 10 October 2026 (15 days after delivery, by law). The seller pays the freight.',
      'Repair: At least until the end of 25 September 2027 (1 year after delivery, by law). The seller pays the freight. The repair is free, parts and labour included.',
    ],
    '/zh/rules/categories/phones.html': [
      '退货：至2026年10月8日 24:00（签收后 7 天、依照法律）。运费由卖家承担。',
      '换货：至2026年10月10日 24:00（签收后 15 天、依照法律）。运费由卖家承担。',
      '维修：至少到2027年9月25日 24:00（签收后 1 年、依照法律）。运费由卖家承担。维修免费，含材料和工时。',
    ],
  }
  const views = Object.entries(SCREENS).flatMap(([screen, viewport]) => Object.entries(ANSWERS).map(([path, answers]) => ({ screen, viewport, path, answers })))

  it.each(views)('answers on the first screen of a $screen what becomes of a faulty one: $path', async ({ screen, viewport, path, answers }) => {
    const { page } = await site.open(path, { viewport })
    const items = page.locator('.rule-page section').first().locator('ul > li')
    expect(await items.allInnerTexts()).toEqual(answers)
    for (const item of await items.all()) {
      const { x, y, width, height } = (await item.boundingBox()) as NonNullable<Awaited<ReturnType<typeof item.boundingBox>>>
      expect([y + height < viewport.height, x >= 0, x + width <= viewport.width]).toEqual([true, true, true])
    }
    await page.screenshot({ path: site.shotOf(`phones-${screen}${path.startsWith('/zh') ? '-zh' : ''}`) })
  })

  it('has its text also for those who come by a link inside the site, and leads on', async () => {
    const { page, complaints } = await site.open('/guide/first-decision.html')
    await page.getByRole('link', { name: 'Rules', exact: true }).first().click()
    await page.getByRole('link', { name: 'Mobile phones' }).first().click()
    await page.locator('.rule-page table').first().waitFor()
    await page.locator('.rule-page .languages a').click()
    await page.waitForURL(/\/zh\/rules\/categories\/phones/)
    await page.locator('.rule-page td a', { hasText: '退货' }).first().click()
    await page.waitForURL(/\/zh\/rules\/services\/return/)
    await page.goBack()
    await page.locator('.rule-page figure').first().waitFor()
    expect(complaints).toEqual([])
  })
})

describe('the search', { timeout: 180_000 }, () => {
  it.each([
    ['/', 'Mobile phones', /Mobile phones/, /\/rules\/categories\/phones/],
    ['/zh/', '重新起算', /语义/, /\/zh\/guide\/semantics/],
  ])('of %s finds "%s" and leads there', async (path, text, found, address) => {
    const { page, complaints } = await site.open(path)
    await page.locator('#local-search button').click()
    await page.locator('#localsearch-input').fill(text)
    await page.locator('.results .result', { hasText: found }).first().click()
    await page.waitForURL(address)
    expect(complaints).toEqual([])
  })
})
