import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './visit.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

const CLAIM =
  '#asOf=2026-05-06T10:00&order.platform=jd&order.channel=self_operated&order.saleMode=distance&order.purchasedAt=2026-04-29T20:00&buyer.kind=consumer&item.category=phones&item.brand=xiaomi&events.delivered=2026-05-01T15:30&history=[]&claim.reason=defective'

/** One page of each kind, in both languages. */
const PAGES = {
  home: '/',
  'home-zh': '/zh/',
  guide: '/guide/first-decision.html',
  'guide-zh': '/zh/guide/first-decision.html',
  semantics: '/semantics.html',
  errors: '/issues.html',
  answers: '/answers/prices-and-refunds.html',
  'answers-zh': '/zh/answers/prices-and-refunds.html',
  api: '/api/',
  playground: `/playground.html${CLAIM}`,
  'playground-zh': `/zh/playground.html${CLAIM}`,
}

describe.each(Object.entries(PAGES))('%s', { timeout: 180_000 }, (name, path) => {
  it.each(['light', 'dark'] as const)('has no complaint of the browser and nothing serious of axe, in %s', async (colorScheme) => {
    const { page, complaints } = await site.open(path, { colorScheme })
    await page.waitForSelector(path.includes('playground') ? '.card' : 'h1')
    await site.shoot(page, `${name}-${colorScheme}`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)])).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('the editor', { timeout: 180_000 }, () => {
  it('has nothing serious of axe', async () => {
    const { page } = await site.open(PAGES.playground)
    await page.getByRole('button', { name: 'Edit the rules' }).click()
    await page.locator('.cm-line', { hasText: 'jd.no-reason-return' }).first().waitFor()
    await site.shoot(page, 'editor')
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  })
})

describe('the search', { timeout: 180_000 }, () => {
  it.each([
    ['/', 'semantics', /Semantics/],
    ['/zh/', '重新起算', /语义/],
  ])('of %s finds "%s"', async (path, text, found) => {
    const { page } = await site.open(path)
    await page.locator('#local-search button').click()
    await page.locator('#localsearch-input').fill(text)
    await page.locator('.results .result').first().waitFor()
    expect((await page.locator('.results .result').allInnerTexts()).join('\n')).toMatch(found)
  })
})

describe('the browser', () => {
  it('has a Chinese font, so that screenshots can be read', async () => {
    const { page } = await site.open('/zh/')
    const drawn = (character: string) =>
      page.evaluate(`(() => {
        const pen = Object.assign(document.createElement('canvas'), { width: 40, height: 40 }).getContext('2d')
        pen.font = '32px ' + getComputedStyle(document.body).fontFamily
        pen.fillText('${character}', 2, 34)
        return pen.canvas.toDataURL()
      })()`)
    // Characters that a font lacks are all drawn as the same box.
    expect(await drawn('退')).not.toBe(await drawn('换'))
  })
})
