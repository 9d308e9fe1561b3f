import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Acceptance, lint, verify } from '../../src/analysis.js'
import { SHIPPED } from '../../src/cli/shipped-packs.js'
import { createPolicy } from '../../src/evaluate/create-policy.js'

const accept = JSON.parse(readFileSync(new URL('../../rules/accepted-findings.json', import.meta.url), 'utf8')) as Acceptance[]
const LONG = 300_000

it(
  'lint finds nothing in the packs that come with the package, beyond what is accepted with a reason',
  () => {
    const { findings, unsettled } = lint(createPolicy(Object.values(SHIPPED)), { accept })
    expect({ findings, unsettled }).toEqual({ findings: [], unsettled: [] })
  },
  LONG,
)

it(
  'verify proves every statement about the packs that come with the package, and the evaluator agrees with the cells',
  () => {
    const { proofs, replayed } = verify(createPolicy(Object.values(SHIPPED)), { replays: 10 })
    expect(proofs.filter(({ verdict }) => verdict !== 'proved')).toEqual([])
    expect(replayed).toBeGreaterThan(0)
  },
  LONG,
)
