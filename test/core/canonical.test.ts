import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, hashOf } from '../../src/core/canonical.js'

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  )
}

const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'))

describe('canonical JSON and hashes (RFC 8785)', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\u00f6': 5, '\ufb33': 6 }, '{"\\r":2,"1":3,"\u00f6":5,"\u20ac":1,"\u{1f600}":4,"\ufb33":6}'],
    [[3, null, true, '手机', 'a"b'], '[3,null,true,"手机","a\\"b"]'],
    [-0, '0'],
    [1e21, '1e+21'],
    [0.000001, '0.000001'],
    [{ a: undefined, b: [] }, '{"b":[]}'],
    [undefined, 'null'],
  ])('writes %j', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected)
  })

  it('hashes with SHA-256, in lower-case hex', () => {
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
    expect(hashOf({ b: 1, a: 2 })).toBe(hashOf({ a: 2, b: 1 }))
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]))
  })

  it('law: the order of keys does not matter, the value does, and node agrees', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(canonicalJson(reversed(one))).toBe(canonicalJson(one))
        expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)))
        expect(hashOf(one) === hashOf(other)).toBe(canonicalJson(one) === canonicalJson(other))
        expect(hashOf(one)).toBe(createHash('sha256').update(canonicalJson(one), 'utf8').digest('hex'))
      }),
    )
  })
})
