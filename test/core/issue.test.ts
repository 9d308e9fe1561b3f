import { describe, expect, it } from 'vitest'
import { didYouMean, ISSUE_MESSAGES, issue, pathText } from '../../src/core/issue.js'

describe('issues', () => {
  it('fills the message from the params', () => {
    expect(issue('unknown_fact', ['goods', 'opend'], { key: 'opend' }, { hint: 'did you mean "opened"?' })).toEqual({
      code: 'unknown_fact',
      severity: 'error',
      path: ['goods', 'opend'],
      message: '"opend" is not a declared fact',
      params: { key: 'opend' },
      hint: 'did you mean "opened"?',
    })
  })

  it('shows what a param does not give, and no pattern of replace', () => {
    expect(issue('unknown_fact', []).message).toBe('"{key}" is not a declared fact')
    expect(issue('unknown_fact', [], { key: '$& $1 {key}' }).message).toBe('"$& $1 {key}" is not a declared fact')
  })

  it('cuts long values, never into half of a surrogate pair', () => {
    const found = issue('unknown_fact', [], { key: 'x'.repeat(10_000) })
    expect(found.params.key).toBe(`${'x'.repeat(80)}…`)
    expect(found.message.length).toBeLessThan(120)
    const halves = issue('unknown_fact', [], { key: `${'x'.repeat(79)}\u{1f600}` })
    expect(/\p{Surrogate}/u.test(JSON.parse(JSON.stringify(halves.message)) as string)).toBe(false)
    expect(issue('unknown_fact', [], { key: '\ud800' }).message).toBe('"\ufffd" is not a declared fact')
  })

  it('writes paths and hints', () => {
    expect(pathText([])).toBe('')
    expect(pathText(['events', 'delivered'])).toBe('events.delivered')
    expect(pathText(['history', 0, 'service'])).toBe('history[0].service')
    expect(didYouMean(undefined)).toEqual({})
    expect(didYouMean('opened')).toEqual({ hint: 'did you mean "opened"?' })
  })

  it('has codes in snake case and messages in words', () => {
    for (const [code, message] of Object.entries(ISSUE_MESSAGES)) {
      expect(code).toMatch(/^[a-z][a-z0-9_]*$/)
      expect(message.trim().length).toBeGreaterThan(0)
    }
  })
})
