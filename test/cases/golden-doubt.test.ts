import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createPolicy } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { type CaseFile, factsOf } from '../../src/testing/case.js'

const folder = new URL('../golden/', import.meta.url)
const policies: Record<string, ReturnType<typeof createPolicy>> = { cn: createPolicy([cn]), 'cn,jd': createPolicy([cn, jd]) }
const uncertain = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile)
  .flatMap(({ base, cases }) => cases.filter(({ certainty }) => certainty === 'uncertain').map((one) => ({ ...one, facts: factsOf(one, base) })))

it('there are uncertain cases', () => expect(uncertain.length).toBeGreaterThan(10))

it.each(uncertain)('$id shows its doubt: $title', ({ rules: packs = [], facts, expect: expected }) => {
  const { services, rules } = policies[packs.join()]?.evaluate(facts) ?? {}
  const doubts = Object.keys(expected).map((name) => {
    const { routes, denials } = services?.[name as keyof typeof services] ?? { routes: [], denials: [] }
    const [nearest] = denials
    const behind = routes.length > 0 ? routes.flatMap((route) => route.rules) : [nearest?.rule, nearest?.by]
    return routes.some(({ firm, certainty }) => !firm || certainty !== 'high') || behind.some((id) => id !== undefined && rules?.[id]?.note !== undefined)
  })
  expect(doubts).toContain(true)
})
