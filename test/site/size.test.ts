import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './visit.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

/** kB, compressed as servers do. */
const BAR = 250
/** Rule packs are the chunks whose names are those of packs. */
const PACK = /\/(cn|jd|apple|black-decker|bosch|dyson|gree|haier|huawei|lenovo|midea|sony|xiaomi)\.generated\./

describe('the first view of the playground', { timeout: 180_000 }, () => {
  it(`is below ${BAR} kB, packs not counted`, async () => {
    const { page, responses } = await site.open('/playground.html')
    await page.waitForSelector('.card')
    const sizes = new Map<string, number>()
    for (const response of responses) sizes.set(new URL(response.url()).pathname, gzipSync(await response.body()).length / 1000)
    const counted = [...sizes].filter(([path]) => !PACK.test(path))
    expect(counted.map(([path]) => path).filter((path) => /worker/.test(path))).toHaveLength(1)
    expect(sizes.size).toBeGreaterThan(counted.length)
    expect(counted.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(BAR)
    expect(counted.map(([path]) => path).filter((path) => /RuleEditor|parse-pack/.test(path))).toEqual([])
  })
})
