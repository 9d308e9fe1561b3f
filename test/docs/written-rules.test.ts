import { expect, it } from 'vitest'
import { SHIPPED } from '../../src/cli/shipped-packs.js'
import { writtenRules } from '../../src/docs/survey/written-rules.js'
import { linkedOf } from '../../src/evaluate/linked.js'
import { createPolicy } from '../../src/index.js'

it('finds the table of every rule that has rows, also in another provision of its pack', () => {
  const rules = writtenRules(linkedOf(createPolicy(Object.values(SHIPPED))).policy).filter(({ rule }) => rule.each !== undefined)
  expect(rules.map(({ rule, table }) => [rule.id, table?.id])).toEqual(rules.map(({ rule }) => [rule.id, rule.each]))
  expect(rules.some(({ table, provision }) => !provision.tables?.some(({ id }) => id === table?.id))).toBe(true)
})
