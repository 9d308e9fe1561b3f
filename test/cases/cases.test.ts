import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { packFolders, readPackFolder } from '../../src/cli/read-packs.js'
import { createPolicy, type Policy } from '../../src/index.js'
import type { CaseFile } from '../../src/testing/case.js'
import { runCases } from '../../src/testing/run-cases.js'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const folders = packFolders(at('rules')).map(readPackFolder)

const withNeeds = (id: string): string[] => {
  const folder = folders.find((one) => one.id === id)
  return folder?.result.ok ? [...(folder.result.pack.needs ?? []).flatMap(withNeeds), id] : [id]
}
const policies = new Map<string, Policy>()
const policyOf = (ids: readonly string[]): Policy => {
  const packs = ids.map((id) => {
    const result = folders.find((one) => one.id === id)?.result
    if (!result?.ok) throw new Error(`${id}: ${JSON.stringify(result?.issues)}`)
    return result.pack
  })
  const policy = policies.get(ids.join()) ?? createPolicy(packs)
  policies.set(ids.join(), policy)
  return policy
}

const golden = readdirSync(at('test/golden')).map((name) => ({
  name: `golden/${name}`,
  rules: [] as string[],
  content: JSON.parse(readFileSync(at(`test/golden/${name}`), 'utf8')) as CaseFile,
}))
const own = folders.flatMap(({ id, cases }) => cases.map(({ file, content }) => ({ name: `${id}/${file}`, rules: withNeeds(id), content })))

describe.each([...golden, ...own])('$name', ({ rules, content }) => {
  it.each(content.cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const [result] = runCases(policyOf(one.rules ?? rules), [one], content.base)
    expect(result?.problems).toEqual([])
  })
})
