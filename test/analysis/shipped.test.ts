import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Acceptance, lint } from '../../src/analysis.js'
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
