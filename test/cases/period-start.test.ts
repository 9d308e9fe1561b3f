import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createPolicy } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { type Case, type CaseFile, factsOf } from '../../src/testing/case.js'

const { base, cases } = JSON.parse(readFileSync(new URL('../../rules/jd/law-beside.cases.json', import.meta.url), 'utf8')) as CaseFile
const policy = createPolicy([cn, jd])

it.each([
  ['jd-law-beside-phone-2023', 'cn.three-guarantees.invoice-start-period/phone', [{ source: 'sb95', at: 'art. 8' }]],
  ['jd-law-beside-phone-2024', 'cn.three-guarantees.repair/phone', [{ source: 'cplr', at: 'art. 18' }]],
])('%s cites by what its year starts', (id, rule, cites) => {
  const { rules } = policy.evaluate(factsOf(cases.find((one) => one.id === id) as Case, base))
  expect(rules[rule]?.cites).toEqual(expect.arrayContaining(cites))
})
