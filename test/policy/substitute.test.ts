import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../../src/core/freeze.js'
import { substitute } from '../../src/policy/substitute.js'

const cells = { row: (name: string) => `row ${name}`, param: (name: string) => `param ${name}` }

describe('S-16 cells of a rule', () => {
  it('are replaced wherever they stand, but in its words', () => {
    const rule = { text: { en: { row: 'a' } }, windows: [{ for: { row: 'period' } }], params: { limit: { param: 'limit' }, of: 'all' } }
    expect(substitute(rule, cells)).toEqual({
      text: { en: { row: 'a' } },
      windows: [{ for: 'row period' }],
      params: { limit: 'param limit', of: 'all' },
    })
  })

  it('what holds none is not copied', () => {
    const rule = deepFreeze({ windows: [{ for: { days: 7 } }], params: { limit: { param: 'limit' } } })
    const made = substitute(rule, cells) as typeof rule
    expect(made).toEqual({ windows: rule.windows, params: { limit: 'param limit' } })
    expect(made.windows).toBe(rule.windows)
    expect(substitute(rule.windows, cells)).toBe(rule.windows)
  })

  it('what can still change is looked at again', () => {
    const rule: { params: Record<string, unknown> } = { params: { limit: 1 } }
    expect(substitute(rule, cells)).toBe(rule)
    rule.params.limit = { param: 'limit' }
    expect(substitute(rule, cells)).toEqual({ params: { limit: 'param limit' } })
  })
})
