import { expect, vi } from 'vitest'
import { deepFreeze } from '../../src/core/freeze.js'
import { createPolicy, type Policy } from '../../src/index.js'
import type { Pack } from '../../src/policy/pack.js'
import { decide, decideBriefly, law, type Situation } from './situations.js'

/** Everything that would let a decision depend on when, where or by whom it is asked for. */
function withoutWorld<T>(work: () => T): T {
  const forbidden = (name: string) => (): never => {
    throw new Error(`${name} was used`)
  }
  // Dates of a given moment are only values; the present one is the world.
  const timeless = new Proxy(Date, {
    construct: (target, args: [], newTarget) => (args.length === 0 ? forbidden('new Date()')() : Reflect.construct(target, args, newTarget)),
    apply: forbidden('Date()'),
    get: (target, key) => (key === 'now' ? forbidden('Date.now') : Reflect.get(target, key)),
  })
  const silent = new Proxy(console, { get: (_, key) => forbidden(`console.${String(key)}`) })
  const placeless = new Proxy(Intl, { get: (_, key) => forbidden(`Intl.${String(key)}`) })
  const random = vi.spyOn(Math, 'random').mockImplementation(forbidden('Math.random'))
  vi.stubGlobal('Date', timeless)
  vi.stubGlobal('console', silent)
  vi.stubGlobal('Intl', placeless)
  try {
    return work()
  } finally {
    vi.unstubAllGlobals()
    random.mockRestore()
  }
}

/** A second policy of the same packs, made where there is no world. */
const others = new WeakMap<readonly Pack[], Policy>()

function otherPolicy(packs: readonly Pack[]): Policy {
  const policy = others.get(packs) ?? withoutWorld(() => createPolicy(packs))
  others.set(packs, policy)
  return policy
}

law('the same packs and facts give the same decision, whoever made the policy', (situation) => {
  expect(otherPolicy(situation.packs).evaluate(structuredClone(situation.facts))).toEqual(decide(situation))
})

const isFrozen = (value: unknown): boolean => typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen))

law('facts that are frozen in depth are decided, facts that are not stay as they are, and decisions are frozen in depth', (situation) => {
  const { facts } = situation
  const open = structuredClone(facts)
  const before = JSON.stringify(open)
  const decision = decide({ ...situation, facts: open })
  expect(JSON.stringify(open)).toBe(before)
  expect(Object.isFrozen(open)).toBe(false)
  expect(decide({ ...situation, facts: deepFreeze(structuredClone(facts)) })).toEqual(decision)
  expect(isFrozen(decision)).toBe(true)
  expect(isFrozen(decideBriefly({ ...situation, facts: open }))).toBe(true)
})

law('a decision that is written and read again is the same, and so are its hashes', (situation) => {
  const { packs, facts } = situation
  const policy = otherPolicy(packs)
  const decision = decide(situation)
  const [written, given] = [JSON.parse(JSON.stringify(decision)), JSON.parse(JSON.stringify(facts))] as [typeof decision, Situation['facts']]
  expect(written).toEqual(decision)
  expect(policy.replay(given, written)).toEqual(policy.replay(facts, decision))
  expect(policy.replay(facts, policy.evaluate(given)).result).toBe(policy.replay(facts, decision).result)
})

law('Date.now, new Date(), Math.random, console and Intl throw while a policy is made and decides, and nobody notices', (situation) => {
  const decided = withoutWorld(() => otherPolicy(situation.packs).evaluate(situation.facts))
  expect(decided).toEqual(decide(situation))
})
