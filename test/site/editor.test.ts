import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './visit.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

/** A book sold by JD that nobody wants any more, eight days after delivery. */
const CLAIM = `#${new URLSearchParams({
  asOf: '2026-05-09T10:00',
  'order.platform': 'jd',
  'order.channel': 'self_operated',
  'order.saleMode': 'distance',
  'order.state': 'completed',
  'order.purchasedAt': '2026-04-29T20:00',
  'buyer.kind': 'consumer',
  'item.category': 'books',
  'item.labels': '[no_reason_7d]',
  'item.condition': 'new',
  'item.perishable': 'false',
  'item.madeToOrder': 'false',
  'item.digital': 'false',
  'events.delivered': '2026-05-01T15:30',
  history: '[]',
  'claim.reason': 'changed_mind',
})}`

const card = (page: Page) => page.locator('[data-service=return]')

async function openEditor(page: Page): Promise<void> {
  await card(page).waitFor()
  await page.getByRole('button', { name: 'Edit the rules' }).click()
  await page.locator('.cm-content').waitFor()
}

/** Replaces text in the file, as a person does who selects it and types. */
async function replace(page: Page, from: string, to: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+f')
  await page.locator('.cm-search [name=search]').fill(from)
  await page.locator('.cm-search [name=search]').dispatchEvent('change')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.insertText(to)
}

describe('the rule editor', { timeout: 180_000 }, () => {
  it('loads only when it is asked for', async () => {
    const { page } = await site.open(`/playground.html${CLAIM}`)
    const loaded: string[] = []
    page.on('response', (response) => loaded.push(response.url()))
    await card(page).waitFor()
    expect(loaded.filter((url) => /RuleEditor/.test(url))).toEqual([])
    await openEditor(page)
    expect(loaded.filter((url) => /RuleEditor.*js/.test(url)).length).toBe(1)
  })

  it('decides by an edited rule, beside what the shipped one says, and shares it', async () => {
    const { page, complaints } = await site.open(`/playground.html${CLAIM}`)
    await openEditor(page)
    const before = await card(page).locator('.sentence').innerText()
    expect(before).toBe('The goods cannot be returned.')
    await page.selectOption('.editor [name=file]', 'cn/no-reason-return.json')
    await page.locator('.cm-line', { hasText: 'cn.no-reason-return.grant' }).first().waitFor()
    await replace(page, '"days": 7', '"days": 10')
    await page.locator('.editor .state', { hasText: 'Decided by your rules' }).waitFor()
    await card(page).locator('.sentence', { hasText: '11 May 2026' }).waitFor()
    expect(await card(page).locator('.before').innerText()).toBe(`With the shipped rules: ${before}`)

    await page.locator('.compare .changes').waitFor()
    const changes = await page.locator('.compare .changes').innerText()
    expect(changes).toContain('Better for the consumer than before.')
    expect(changes).toMatch(/Before: not given; now: given/)
    expect(changes).toMatch(/Changed: .*\(Time\)/)

    const link = new URL(page.url())
    const theirs = await site.open(link.pathname + link.hash)
    await card(theirs.page).locator('.sentence', { hasText: '11 May 2026' }).waitFor()
    expect([...complaints, ...theirs.complaints]).toEqual([])
  })

  it('marks an error, decides by the shipped rules meanwhile, and goes back', async () => {
    const { page, complaints } = await site.open(`/playground.html${CLAIM}`)
    await openEditor(page)
    await replace(page, '"service": "return"', '"service": "retrun"')
    await page.locator('.editor .state', { hasText: '"retrun" is not a service of the vocabulary: did you mean "return"?' }).waitFor()
    await page.locator('.cm-lintRange-error', { hasText: 'service' }).waitFor()
    expect(await card(page).locator('.sentence').innerText()).toBe('The goods cannot be returned.')
    await replace(page, '"retrun"', '"return"')
    await page.locator('.editor .state', { hasText: 'These are the shipped rules.' }).waitFor()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('}')
    await page.locator('.cm-lint-marker-error').first().waitFor()
    await page.getByRole('button', { name: 'Back to the shipped rules' }).click()
    await page.locator('.editor .state', { hasText: 'These are the shipped rules.' }).waitFor()
    expect(page.url()).not.toContain('draft=')
    expect(complaints).toEqual([])
  })

  it('shares a change of the longest file, and says when rules are too long for a link', async () => {
    const { page, complaints } = await site.open(`/playground.html${CLAIM}`)
    await openEditor(page)
    await page.selectOption('.editor [name=file]', 'cn/three-guarantees.json')
    await page.locator('.cm-line', { hasText: 'cn.three-guarantees.repair' }).first().waitFor()
    await replace(page, '"Within the three-guarantee period', '"Within the shared period')
    await expect.poll(() => page.url().length, { timeout: 60_000 }).toBeGreaterThan(10_000)
    const link = new URL(page.url())
    const theirs = await site.open(link.pathname + link.hash)
    await openEditor(theirs.page)
    await theirs.page.locator('.cm-line', { hasText: 'Within the shared period' }).waitFor()

    await page.locator('.cm-content').click()
    const noise = Array.from({ length: 60 }, () => randomBytes(1000).toString('hex')).join('\n')
    await page.keyboard.insertText(noise)
    await page.getByRole('status').filter({ hasText: 'too long for a link' }).waitFor()
    expect(page.url()).not.toContain('draft=')
    expect([...complaints, ...theirs.complaints]).toEqual([])
  })

  it('opens a link that is broken as if it had no rules', async () => {
    const { page, complaints } = await site.open(`/playground.html${CLAIM}&draft=AAAA`)
    await card(page).locator('.sentence', { hasText: 'The goods cannot be returned.' }).waitFor()
    expect(complaints).toEqual([])
  })
})
