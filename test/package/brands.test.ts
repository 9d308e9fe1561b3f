import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadPacks, readPackFolder } from '../../src/cli/read-packs.js'
import { createPolicy, type Facts } from '../../src/index.js'
import { haier } from '../../src/packs/brands/haier.js'
import { xiaomi } from '../../src/packs/brands/xiaomi.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import type { Pack } from '../../src/policy/pack.js'
import { type Case, type CaseFile, factsOf } from '../../src/testing/case.js'

const folder = (path: string): string => fileURLToPath(new URL(`../../rules/${path}`, import.meta.url))
const ids = readdirSync(folder('brands')).map((name) => `brands/${name}`)
const shipped = (...names: string[]): Pack[] => loadPacks(names, undefined).packs
const tagsOf = (packs: readonly Pack[]): Set<string> =>
  new Set(packs.flatMap(({ provisions }) => provisions.flatMap(({ provision }) => provision.rules.flatMap(({ tags = [] }) => tags))))
/** The facts of a case that stands beside the rules. */
const factsOfCase = (file: string, id: string): Facts => {
  const { base, cases } = JSON.parse(readFileSync(folder(file), 'utf8')) as CaseFile
  return factsOf(cases.find((one) => one.id === id) as Case, base)
}

describe('the brand packs', () => {
  it.each(ids)('%s comes with the package under its name and is its folder', (id) => {
    const [pack] = shipped(id)
    const { result } = readPackFolder(folder(id))
    expect(result.ok && createPolicy([cn, result.pack]).hash).toBe(createPolicy([cn, pack as Pack]).hash)
    expect(pack).toMatchObject({ id, layer: 'manufacturer', needs: ['cn'], scope: { market: ['CN'] }, timeZone: 'Asia/Shanghai', calendar: 'cn' })
  })

  it('link all together, with the law and JD, without a warning', () => {
    expect(createPolicy([cn, jd, ...shipped(...ids)]).warnings).toEqual([])
  })

  it('share no tag with another pack, so that no rule of another pack touches theirs', () => {
    const packs = shipped(...ids)
    for (const pack of packs) {
      const others = tagsOf([cn, jd, ...packs.filter((one) => one !== pack)])
      expect([...tagsOf([pack])].filter((tag) => others.has(tag))).toEqual([])
    }
  })
})

describe('readings of the brand packs', () => {
  const lastDay = (pack: Pack, service: 'repair' | 'exchange', rule: string, facts: Facts): unknown =>
    createPolicy([cn, pack])
      .evaluate(facts)
      .services[service].routes.find((route) => route.rule === rule)?.deadline

  it('Xiaomi’s earphones: twelve months or six', () => {
    const facts = { ...factsOfCase('brands/xiaomi/warranty.cases.json', 'xiaomi-warranty-earphone-exchange-last-second'), asOf: '2025-06-01T10:00:00+08:00' }
    const rule = 'brands.xiaomi.warranty.earphone-exchange'
    expect(lastDay(xiaomi, 'exchange', rule, facts)).toMatchObject({ lastDay: '2026-03-10' })
    expect(lastDay(xiaomi.with({ earphonePeriod: { months: 6 } }), 'exchange', rule, facts)).toMatchObject({ lastDay: '2025-09-10' })
  })

  it('Haier’s air conditioners: six years or ten', () => {
    const facts = factsOfCase('brands/haier/warranty.cases.json', 'haier-warranty-air-conditioner-last-second')
    const rule = 'brands.haier.warranty.air-conditioner'
    expect(lastDay(haier, 'repair', rule, facts)).toMatchObject({ lastDay: '2031-03-12' })
    expect(lastDay(haier.with({ airConditionerPeriod: { years: 10 } }), 'repair', rule, facts)).toMatchObject({ lastDay: '2035-03-12' })
  })
})
