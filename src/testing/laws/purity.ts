import fc from 'fast-check'
import { canonicalJson } from '../../core/canonical.js'
import { deepFreeze } from '../../core/freeze.js'
import { createPolicy } from '../../explain/create-policy.js'
import { toRecord } from '../../explain/record.js'
import { verifyRecord } from '../../explain/verify-record.js'
import type { Facts } from '../../facts/facts.js'
import { factDefinition } from '../../facts/vocabulary.js'
import { assemblePack } from '../../policy/assemble-pack.js'
import { packFiles, withProvisions } from '../change-pack.js'
import { factValues } from '../generate/fact-values.js'
import { flattened } from '../generate/flat-claim.js'
import { law } from './law.js'
import { noClock } from './no-clock.js'

const copied = (facts: Facts): Facts => JSON.parse(JSON.stringify(facts)) as Facts
const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other)

export const deterministic = law({
  number: 1,
  name: 'deterministic',
  text: 'the same policy gives the same decision on the same facts',
  broken: (facts, ground) => {
    const again = ground.once('again', () => createPolicy(ground.packs))
    return same(ground.policy.evaluate(facts), again.evaluate(copied(facts))) ? undefined : 'linked and decided again, the decision is another one'
  },
})

export const pure = law({
  number: 2,
  name: 'pure',
  text: 'deciding changes nothing, and reads no clock, no chance, no time zone and no locale of the machine',
  broken: (facts, { policy }) => {
    // Who changes a frozen object throws.
    const given = deepFreeze(copied(facts))
    const decided = policy.evaluate(given)
    const alone = noClock(() => policy.evaluate(given))
    return same(decided, alone) ? undefined : 'in another time zone, without a clock, the decision is another one'
  },
})

export const orderIsIrrelevant = law({
  number: 3,
  name: 'order-is-irrelevant',
  text: 'the order of packs, of rules and of keys does not matter',
  broken: (facts, ground) => {
    const turned = ground.once('turned', () =>
      createPolicy(ground.packs.map((pack) => withProvisions(pack, (provision) => ({ ...provision, rules: [...provision.rules].reverse() }))).reverse()),
    )
    return same(ground.policy.evaluate(facts).services, turned.evaluate(reversed(facts) as Facts).services)
      ? undefined
      : 'in another order, the decision is another one'
  },
})

const reversed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      )
    : value

/** Facts that may be given, and that no rule and no amount reads. */
const unreadFacts = ({ facts, vocabulary }: { facts: Map<string, unknown>; vocabulary: Parameters<typeof factDefinition>[0] }): string[] =>
  Object.keys(vocabulary.facts).filter((path) => {
    const type = factDefinition(vocabulary, path)?.type
    return !facts.has(path) && !/^derived\.|\{label\}$/.test(path) && type !== 'instant' && type !== 'category' && !SELECTED.includes(path)
  })
const SELECTED = ['order.market', 'order.channel', 'claim.reason', 'item.brand', 'item.labels', 'claim.service']

export const irrelevantFacts = law<{ facts: Facts; change: { path: string; value: unknown } | undefined }>({
  number: 4,
  name: 'irrelevant-facts',
  text: 'a fact that no rule reads changes nothing',
  draw: ({ words }, claim) => {
    const changes = unreadFacts(words).flatMap((path) => {
      const values = factValues(path, words)
      return values ? [values.map((value) => ({ path, value }))] : []
    })
    return fc.record({ facts: claim, change: changes.length > 0 ? fc.oneof(...changes) : fc.constant(undefined) })
  },
  broken: ({ facts, change }, ground) => {
    if (change === undefined) return undefined
    const claim = flattened(facts)
    const other = ground.factsOf({ ...claim, values: new Map([...claim.values, [change.path, change.value]]) })
    return same(ground.policy.evaluate(facts).services, ground.policy.evaluate(other).services)
      ? undefined
      : `${change.path} = ${JSON.stringify(change.value)} changes the decision`
  },
})

export const replay = law({
  number: 20,
  name: 'replay',
  text: 'a stored decision is reproduced, with the same hashes',
  broken: (facts, { policy }) => {
    const record = JSON.parse(JSON.stringify(toRecord(policy, facts, policy.evaluate(facts)))) as unknown
    const verified = verifyRecord(policy, record)
    return verified.ok ? undefined : `not reproduced: ${verified.differs.join(', ')} ${verified.changed.join(' ')}`
  },
})

export const serialisation = law<null>({
  number: 25,
  name: 'serialisation',
  text: 'packs written as JSON and read again make the same policy, by its hash',
  weight: 0,
  draw: () => fc.constant(null),
  broken: (_, { policy, packs }) => {
    const again = createPolicy(packs.map((pack) => assemblePack(JSON.parse(JSON.stringify(packFiles(pack)))).with(pack.values)))
    return again.hash === policy.hash ? undefined : `the hash is ${again.hash}, not ${policy.hash}`
  },
})
