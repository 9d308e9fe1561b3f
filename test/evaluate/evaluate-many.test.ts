import { describe, expect, it } from 'vitest'
import { facts, grant, policyOf } from '../support/decide.js'

const policy = policyOf([grant({ provided: [{ code: 'not_opened', if: { '==': [{ var: 'goods.opened' }, false] } }] })])
const INPUTS: readonly unknown[] = [facts({ goods: { opened: false } }), { asOf: 1 }, null, facts({ goods: { opened: true } })]

async function* stream(inputs: readonly unknown[]): AsyncGenerator<unknown> {
  yield* inputs
}

describe('evaluateMany', () => {
  const wanted = INPUTS.map((input) => policy.safeEvaluate(input))

  it('gives for each input, in order, what safeEvaluate gives', () => {
    expect([...policy.evaluateMany(INPUTS)]).toEqual(wanted)
    expect(wanted.map(({ ok }) => ok)).toEqual([true, false, false, true])
  })

  it('takes a stream as well', async () => {
    const results = []
    for await (const result of policy.evaluateMany(stream(INPUTS))) results.push(result)
    expect(results).toEqual(wanted)
  })

  it('decides only some services', () => {
    const [first] = policy.evaluateMany(INPUTS, { only: ['return'] })
    expect(first).toEqual(policy.safeEvaluate(INPUTS[0], { only: ['return'] }))
    expect(first).not.toEqual(wanted[0])
  })

  it('reads an input only when its result is asked for, and lets go of the inputs when the reader stops', () => {
    let read = 0
    let closed = false
    function* endless(): Generator<unknown> {
      try {
        while (true) {
          read++
          yield INPUTS[0]
        }
      } finally {
        closed = true
      }
    }
    for (const { ok } of policy.evaluateMany(endless())) if (ok && read === 3) break
    expect({ read, closed }).toEqual({ read: 3, closed: true })
  })
})
