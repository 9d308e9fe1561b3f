import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCoverage } from '../../src/cli/coverage.js'
import { runMutate } from '../../src/cli/mutate.js'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const rulesDir = at('examples/own-policy/rules')

/** What a command prints. */
function printed(run: () => boolean): { ok: boolean; text: string } {
  const write = process.stdout.write
  let text = ''
  process.stdout.write = ((part: string) => {
    text += part
    return true
  }) as typeof process.stdout.write
  try {
    return { ok: run(), text }
  } finally {
    process.stdout.write = write
  }
}

describe('coverage and mutate on examples/own-policy', () => {
  it('has cases that cover both of its rules', () => {
    const { ok, text } = printed(() => runCoverage({ rulesDir, json: true }))
    const { cases, rules } = JSON.parse(text) as { cases: number; rules: Record<string, { stood: number; failedBy: object; sides: object }> }
    expect({ ok, cases, rules: Object.keys(rules) }).toEqual({ ok: true, cases: 10, rules: ['acme.returns.cosmetics', 'acme.returns.grant'] })
    expect(rules['acme.returns.grant']).toMatchObject({
      failedBy: {
        window_expired: 1,
        'condition_not_met not_used': 1,
        'excluded acme.returns.cosmetics': 1,
        reason_not_covered: 1,
      },
      sides: { hit: 4, of: 4, missing: [] },
    })
  })

  it('has cases that notice every fault that can be planted', { timeout: 600_000 }, () => {
    const { ok, text } = printed(() => runMutate({ rulesDir, seed: 1, every: true, atLeast: 100, json: true }))
    expect({ ok, ...(JSON.parse(text) as object) }).toMatchObject({ ok: true, planted: 13, noticed: 13, percent: 100 })
  })

  it('has a fault that is not noticed when the case about it is left out', { timeout: 600_000 }, () => {
    const { ok, text } = printed(() => runMutate({ rulesDir, only: 'acme-in-time', seed: 1, every: true, atLeast: 100 }))
    expect(ok).toBe(false)
    expect(text).toContain('not noticed: acme.returns.cosmetics: exclude dropped')
  })
})
