import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './visit.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

/** A phone sold by JD, five days after delivery, that does not charge. */
const CLAIM = {
  asOf: '2026-05-06T10:00',
  'order.platform': 'jd',
  'order.channel': 'self_operated',
  'order.saleMode': 'distance',
  'order.purchasedAt': '2026-04-29T20:00',
  'buyer.kind': 'consumer',
  'item.category': 'phones',
  'item.brand': 'xiaomi',
  'events.delivered': '2026-05-01T15:30',
  history: '[]',
  'claim.reason': 'defective',
  ask: 'return',
}
const at = (changes: Record<string, string> = {}, path = '/playground.html'): string => `${path}#${new URLSearchParams({ ...CLAIM, ...changes })}`

const settled = (page: Page) => page.waitForSelector('.playground[aria-busy="false"]')
const verdict = (page: Page, service: string): Promise<string | null> => page.locator(`[data-service="${service}"]`).getAttribute('data-verdict')
const sentence = (page: Page, service: string): Promise<string> => page.locator(`[data-service="${service}"] .sentence`).innerText()
const asked = async (page: Page): Promise<string | null> =>
  (await page.locator('.question form').count()) > 0 ? page.locator('.question form').getAttribute('data-fact') : null
const anotherQuestion = (page: Page, fact: string | null) => expect.poll(() => asked(page), { timeout: 60_000 }).not.toBe(fact)
/** Until a service says something. */
const says = (page: Page, service: string, text: string) => page.locator(`[data-service="${service}"] .sentence`, { hasText: text }).waitFor()

describe('the playground', { timeout: 180_000 }, () => {
  it('decides the claim of its address', async () => {
    const { page, complaints } = await site.open(at())
    await settled(page)
    expect(await sentence(page, 'return')).toBe('The goods can be returned until the end of 8 May 2026, on the conditions below.')
    expect(await sentence(page, 'exchange')).toContain('18 May 2026')
    expect(await verdict(page, 'refund')).toBe('unavailable')
    expect(await page.locator('.timeline svg').getAttribute('aria-label')).toContain('Exchange, By law, The last day is 18 May 2026, moved from 16 May 2026')
    expect(complaints).toEqual([])
  })

  it('decides again when a field changes', async () => {
    const { page, complaints } = await site.open(
      at({ 'item.perishable': 'false', 'item.madeToOrder': 'false', 'item.digital': 'false', 'item.condition': 'new', 'item.labels': '[]' }),
    )
    await settled(page)
    await page.selectOption('[name=category]', 'books')
    await page.selectOption('[name=reason]', 'changed_mind')
    await page.fill('[name=asOf]', '2026-05-08T23:59')
    await page.locator('[name=asOf]').blur()
    await says(page, 'return', '8 May 2026')
    await page.fill('[name=asOf]', '2026-05-09T00:00')
    await page.locator('[name=asOf]').blur()
    await says(page, 'return', 'The goods cannot be returned.')
    expect(await page.locator('[data-service=return] details').innerText()).toContain('1 day late')
    expect(complaints).toEqual([])
  })

  it('answers questions until the service is decided', async () => {
    const { page, complaints } = await site.open(at())
    await settled(page)
    const question = page.locator('.question form')
    const first = await question.getAttribute('data-fact')
    await question.getByRole('button', { name: 'Yes', exact: true }).click()
    await anotherQuestion(page, first)
    expect(page.url()).toContain(`${first}=true`)
    await expect.poll(() => page.locator('.said li').count()).toBe(1)
    // Nobody knows the rest.
    for (let count = 0; count < 40 && (await question.count()) > 0; count++) {
      const fact = await question.getAttribute('data-fact')
      await question.getByRole('button', { name: 'I do not know' }).click()
      await anotherQuestion(page, fact)
    }
    expect(await page.locator('.question .done').innerText()).toBe('Nothing is left to ask about this service.')
    await page.locator('.said button').click()
    await expect.poll(() => page.url()).not.toContain(`${first}=true`)
    expect(complaints).toEqual([])
  })

  it('keeps the claim when the language is switched', async () => {
    const { page, complaints } = await site.open(at({ 'goods.opened': 'true' }))
    await settled(page)
    await page.getByRole('link', { name: '中文' }).last().click()
    await page.waitForURL(/\/zh\/playground/)
    await settled(page)
    expect(await sentence(page, 'return')).toBe('满足下列条件时可以退货，最晚至2026年5月8日 24:00。')
    expect(await page.locator('[id="goods.opened"]').inputValue()).toBe('true')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(complaints).toEqual([])
  })

  it('is shared by its address', async () => {
    const mine = await site.open(at(), { permissions: ['clipboard-read', 'clipboard-write'] })
    await settled(mine.page)
    await mine.page.selectOption('[name=brand]', 'apple')
    await mine.page.selectOption('[id="goods.opened"]', 'false')
    await mine.page.getByRole('button', { name: 'Copy link' }).click()
    await mine.page.getByRole('button', { name: 'Link copied' }).waitFor()
    const link = new URL((await mine.page.evaluate('navigator.clipboard.readText()')) as string)
    const theirs = await site.open(link.pathname + link.hash)
    await settled(theirs.page)
    expect(await theirs.page.locator('[name=brand]').inputValue()).toBe('apple')
    expect(await theirs.page.locator('[id="goods.opened"]').inputValue()).toBe('false')
    expect([...mine.complaints, ...theirs.complaints]).toEqual([])
  })

  it('says what is wrong with an address that cannot be', async () => {
    const { page, complaints } = await site.open(
      at({ 'goods.openned': 'true', 'events.delivered': '2027-01-01T00:00', '__proto__.x': '1', 'goods.constructor.x': '1' }),
    )
    await settled(page)
    const said = await page.locator('[role=alert]').innerText()
    expect(said).toContain('goods.openned: "openned" is not a declared fact (did you mean "opened"?)')
    expect(said).toContain('events.delivered')
    expect(complaints).toEqual([])
  })

  it('works from the keyboard alone', async () => {
    const { page } = await site.open(at())
    await settled(page)
    await page.locator('[name=reason]').focus()
    await page.keyboard.type('Changed')
    await says(page, 'exchange', 'cannot')
    await page.locator('.question form button').first().focus()
    const fact = await page.locator('.question form').getAttribute('data-fact')
    await page.keyboard.press('Enter')
    await anotherQuestion(page, fact)
  })

  it('fits on a phone', async () => {
    const { page, complaints } = await site.open(at({}, '/zh/playground.html'), { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    await settled(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await site.shoot(page, 'playground-phone-zh')
    expect(complaints).toEqual([])
  })
})
