import { expect } from 'vitest'
import type { Decision } from '../../src/evaluate/decision.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { createPolicy } from '../../src/index.js'
import type { Pack } from '../../src/policy/pack.js'
import { packWords } from '../../src/testing/generate/pack-words.js'
import { repacked } from './repacked.js'
import { decide, law } from './situations.js'

/** What a decision says, without the hash of the policy, which rests on the order of the files. */
const said = ({ asOf, services, ask, rules }: Decision): object => ({ asOf, services, ask, rules })

/** The keys of every object the other way round; the order of a list is part of what it says. */
const reversedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversedKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversedKeys(part)]),
  )
}

/** A pack with its rules, tables and rows the other way round. */
const turned = (pack: Pack): Pack =>
  repacked(pack, (own) =>
    own.map(({ file, provision }) => {
      const tables = provision.tables?.map((table) => ({ ...table, rows: [...table.rows].reverse() })).reverse()
      return { file, provision: { ...provision, rules: [...provision.rules].reverse(), ...(tables && { tables }) } }
    }),
  )

const turnedPolicies = new WeakMap<readonly Pack[], ReturnType<typeof createPolicy>>()

law('the order of rules, rows, files, packs and keys means nothing', (situation) => {
  const { packs, facts } = situation
  const other = turnedPolicies.get(packs) ?? createPolicy(packs.map(turned).reverse())
  turnedPolicies.set(packs, other)
  expect(said(other.evaluate(reversedKeys(facts) as typeof facts))).toEqual(said(decide(situation)))
})

const { facts: declared } = BASE_VOCABULARY
const derivedFrom = new Set(Object.values(declared).flatMap(({ from = [] }) => from))
const flags = Object.keys(declared).filter((path) => declared[path]?.type === 'boolean' && !path.startsWith('derived.') && !derivedFrom.has(path))
const IDENTIFYING = { order: { id: 'A-1' }, item: { sku: 'S-1', name: 'A thing' }, claim: { description: 'It does not work' } }

law('a fact that no rule reads changes nothing', (situation) => {
  const { packs, facts } = situation
  const read = packWords(packs).facts
  const more = structuredClone(facts) as unknown as Record<string, Record<string, unknown>>
  for (const [section, told] of Object.entries(IDENTIFYING)) more[section] = { ...more[section], ...told }
  for (const path of flags.filter((flag) => !read.has(flag))) {
    const [section, key] = path.split('.') as [string, string]
    more[section] = { ...more[section], [key]: true }
  }
  expect(said(decide({ packs, facts: more as unknown as typeof facts }))).toEqual(said(decide(situation)))
})
