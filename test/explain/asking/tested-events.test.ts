import { expect, it } from 'vitest'
import { createPolicy } from '../../../src/index.js'
import { facts, grant, SERVICE } from '../../support/decide.js'
import { testPack } from '../../support/test-pack.js'

const policy = createPolicy([testPack({ rules: [grant({ windows: [{ ends: { from: 'purchased', for: { days: 30 } }, tests: 'delivered' }] })] })])
const verdict = (delivered?: string | null) => policy.evaluate(facts({ events: { delivered } })).services[SERVICE].verdict
const step = (delivered?: string | null) => policy.interview(facts({ events: { delivered } }), { service: SERVICE })

it('S-6e, S-20 a tested event counts as having happened, and is asked, since that it did not is another case', () => {
  expect(verdict()).toBe('available')
  expect(step()).toMatchObject({ done: false, question: { fact: 'events.delivered' }, open: 1 })
  for (const told of ['2026-06-02T10:00:00+08:00', null] as const) expect(step(told)).toMatchObject({ done: true, verdicts: { [SERVICE]: verdict(told) } })
  expect(verdict(null)).toBe('unavailable')
})
