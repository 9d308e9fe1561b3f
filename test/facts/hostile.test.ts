import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/issue.js'
import { processorTime } from '../support/processor-time.js'
import { door, factsWith, LEAST, problems } from './samples.js'

const throwing = (): never => {
  throw new Error('boom')
}
const trap = new Proxy({}, { getPrototypeOf: throwing, get: throwing, ownKeys: throwing, has: throwing, getOwnPropertyDescriptor: throwing })
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const withGetter = (object: object, key: string): object => Object.defineProperty(object, key, { get: throwing, enumerable: true })
const throwsTrap = Object.defineProperty({ ...LEAST }, 'goods', {
  get: () => {
    throw trap
  },
  enumerable: true,
})
const throwsWord = Object.defineProperty({ ...LEAST }, 'goods', {
  get: () => {
    throw 'boom'
  },
  enumerable: true,
})
const issuesOf = (input: unknown): Issue[] => {
  const result = door(input)
  return result.ok ? [] : result.issues
}

describe('S-1 the door never throws and reads nothing but own keys', () => {
  it.each<[string, unknown, string[]]>([
    [
      'a getter',
      factsWith({ goods: withGetter({ opened: 'x' }, 'used') }),
      ['wrong_type at goods.opened: {"expected":"true or false","found":"a string"}', 'unreadable at goods.used: {"reason":"boom"}'],
    ],
    ['a getter at the top', withGetter({ ...LEAST }, 'goods'), ['unreadable at goods: {"reason":"boom"}']],
    ['asOf behind a getter', withGetter({ ...LEAST, asOf: '' }, 'asOf'), ['unreadable at asOf: {"reason":"boom"}']],
    ['a required fact behind a getter', { ...LEAST, item: withGetter({ category: '' }, 'category') }, ['unreadable at item.category: {"reason":"boom"}']],
    ['a proxy that throws', trap, ['unreadable at : {"reason":"boom"}']],
    ['a proxy for a section', factsWith({ goods: trap }), ['unreadable at goods: {"reason":"boom"}']],
    [
      'a proxy for a value',
      factsWith({ goods: { opened: trap } }),
      ['wrong_type at goods.opened: {"expected":"true or false","found":"an object that cannot be read"}'],
    ],
    [
      'a proxy in a set',
      factsWith({ item: { labels: [trap] } }),
      ['wrong_type at item.labels[0]: {"expected":"a code","found":"an object that cannot be read"}'],
    ],
    ['a proxy that was revoked', revoked(), [`unreadable at : {"reason":"Cannot perform 'IsArray' on a proxy that has been revoked"}`]],
    ['a list with a getter', factsWith({ history: withGetter([], '0') }), ['unreadable at history: {"reason":"boom"}']],
    [
      'a past case with a getter',
      factsWith({ history: [withGetter({ service: 'repair', openedAt: LEAST.asOf, closedAt: LEAST.asOf, outcome: 'done' }, 'part')] }),
      ['unreadable at history[0].part: {"reason":"boom"}'],
    ],
    ['a getter that throws what is no error', throwsWord, ['unreadable at goods: {"reason":"boom"}']],
    ['an error that throws', throwsTrap, ['unreadable at goods: {"reason":"an exception"}']],
    ['a Date', new Date(0), ['not_an_object at : {"expected":"a plain object","found":"a Date"}']],
    ['a Map', factsWith({ goods: new Map([['opened', true]]) }), ['not_an_object at goods: {"expected":"a plain object","found":"an instance of a class"}']],
    ['an instance', factsWith({ goods: new (class Goods {})() }), ['not_an_object at goods: {"expected":"a plain object","found":"an instance of a class"}']],
    [
      'a boxed boolean',
      factsWith({ goods: { opened: Object(true) as unknown } }),
      ['wrong_type at goods.opened: {"expected":"true or false","found":"an instance of a class"}'],
    ],
    ['a function', factsWith({ goods: throwing }), ['not_an_object at goods: {"expected":"a plain object","found":"a function"}']],
    ['a symbol', factsWith({ goods: { opened: Symbol('x') } }), ['wrong_type at goods.opened: {"expected":"true or false","found":"a symbol"}']],
    [
      'inherited facts',
      factsWith({ goods: Object.create({ opened: true }) as unknown }),
      ['not_an_object at goods: {"expected":"a plain object","found":"an instance of a class"}'],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is an unknown fact, wherever it stands', (key) => {
    const text = JSON.stringify({ key: { opened: true } }).replace('key', key)
    const own = (): object => JSON.parse(text) as object
    const input = { ...(JSON.parse(JSON.stringify(LEAST)) as object), goods: own(), events: own(), buyer: { labelUsesThisYear: own() }, history: [own()] }
    Object.defineProperty(input, key, { value: {}, enumerable: true })
    const paths = issuesOf(input)
      .filter(({ code }) => code === 'unknown_fact')
      .map(({ path }) => path.join('.'))
    expect(paths).toEqual([`goods.${key}`, `events.${key}`, `buyer.labelUsesThisYear.${key}`, `history.0.${key}`, key])
  })

  it.each(['__proto__', 'constructor', 'toString'])('%s is an unknown value', (value) => {
    const input = factsWith({
      item: { category: value, labels: [value] },
      claim: { reason: value, service: value },
      history: [{ service: value, openedAt: LEAST.asOf, outcome: value }],
    })
    expect(issuesOf(input).map(({ code }) => code)).toEqual(Array(6).fill('unknown_value'))
  })

  it('leaves the prototype of objects alone', () => {
    door(JSON.parse('{"__proto__":{"polluted":1},"goods":{"__proto__":{"polluted":1}}}'))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('the door stays linear', () => {
  const many = 100_000
  const within = (input: unknown): Issue[] => {
    const start = processorTime()
    const issues = issuesOf(input)
    // A bound far above what it takes, and far below what a quadratic check would.
    expect(processorTime() - start).toBeLessThan(5_000)
    return issues
  }

  it('on 100,000 labels, with at most 20 hints', () => {
    const issues = within(factsWith({ item: { labels: Array.from({ length: many }, (_, index) => `no_reason_${index}d`) } }))
    expect(issues.length).toBe(many - 4)
    expect(issues.filter(({ hint }) => hint !== undefined).length).toBe(20)
  })

  it('on 100,000 equal labels', () => {
    expect(within(factsWith({ item: { labels: Array(many).fill('no_reason_7d') } })).length).toBe(many - 1)
  })

  it('on 100,000 keys, events and cases', () => {
    const keys = Object.fromEntries(Array.from({ length: many }, (_, index) => [`key${index}`, index]))
    expect(within(factsWith({ goods: keys, events: keys })).length).toBe(2 * many)
    expect(within(factsWith({ history: Array(many).fill({}) })).length).toBe(3 * many)
  })

  it('on a text of 10 MB', () => {
    const text = '1'.repeat(10_000_000)
    expect(within(factsWith({ item: { name: text } }))).toEqual([])
    const wrong = within(factsWith({ asOf: text, item: { category: text, labels: [text] }, order: { purchasedAt: `2026-05-01T10:00:00.${text}` } }))
    expect(wrong.map(({ code }) => code)).toEqual(['not_an_instant', 'not_an_instant', 'unknown_value', 'unknown_value'])
    expect(Math.max(...wrong.map((one) => JSON.stringify(one).length))).toBeLessThan(500)
  })

  it('on 1 MB of nested lists', () => {
    const nested = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown
    let deep: unknown[] = []
    for (let depth = 0; depth < 500_000; depth++) deep = [deep]
    for (const value of [nested, deep]) {
      expect(within(value).length).toBe(1)
      expect(within(factsWith({ history: value, goods: { opened: value }, item: { labels: value } })).length).toBe(3)
    }
  })

  it('on an empty list of length 2^32 - 1', () => {
    expect(within(factsWith({ history: new Array(2 ** 32 - 1), item: { labels: new Array(2 ** 32 - 1) } })).map(({ code }) => code)).toEqual([
      'wrong_type',
      'wrong_type',
    ])
  })
})

describe('the door on anything', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
    withObjectString: true,
  })

  it('answers, with issues exactly when it refuses', () => {
    fc.assert(
      fc.property(anything, anything, anything, (top, section, value) => {
        for (const input of [
          top,
          factsWith({ goods: section }),
          factsWith({ goods: { opened: value }, item: { labels: value }, history: value }),
          factsWith({ history: [section] }),
        ]) {
          const result = door(input)
          expect(result.ok || result.issues.length > 0).toBe(true)
        }
      }),
    )
  })
})
