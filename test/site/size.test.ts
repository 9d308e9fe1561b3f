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
const PACK = /\.generated-/
const ON_DEMAND = /RuleEditor|compare-worker|parse-pack|localSearch/

describe('the first view of the playground', { timeout: 180_000 }, () => {
  it(`is below ${BAR} kB, rule packs not counted, and without the editor`, async () => {
    const { page } = await site.open('/playground.html')
    await page.waitForSelector('.card')
    const all = [...site.served.keys()]
    const packs = all.filter((path) => PACK.test(path))
    expect(packs.map((path) => /(\w+)\.generated-/.exec(path)?.[1]).sort()).toEqual(['cn', 'jd', 'xiaomi'])
    expect(all.filter((path) => ON_DEMAND.test(path))).toEqual([])
    expect(all.filter((path) => /\/worker-/.test(path))).toHaveLength(1)
    const sizes = all.filter((path) => !PACK.test(path)).map((path) => gzipSync(site.served.get(path) as Buffer).length / 1000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BAR)
  })
})
