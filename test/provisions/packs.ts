import { fileURLToPath } from 'node:url'
import { packFolders, readPackFolder } from '../../src/cli/read-packs.js'
import { createPolicy, type Pack, type Policy } from '../../src/index.js'
import { factsOf } from '../../src/testing/case.js'

export const folders = packFolders(fileURLToPath(new URL('.', import.meta.url))).map(readPackFolder)

export const packs = folders.map(({ id, result }): Pack => {
  if (!result.ok) throw new Error(`${id}: ${JSON.stringify(result.issues)}`)
  return result.pack
})

const byId = new Map(packs.map((pack) => [pack.id, createPolicy([...packs.filter(({ id }) => pack.needs?.includes(id)), pack])]))

/** A pack, linked with those it needs. */
export function policyOf(id: string): Policy {
  const policy = byId.get(id)
  if (!policy) throw new Error(`no pack ${id}`)
  return policy
}

/** The cases of all packs, a file each. */
export const files = folders.flatMap(({ id, cases }) => cases.map(({ file, content }) => ({ name: `${id}/${file}`, id, content })))

type More = { readonly [key: string]: unknown }

/** Facts, with more laid over them; undefined takes a fact away. */
function laid(base: unknown, over: unknown): unknown {
  if (typeof base !== 'object' || typeof over !== 'object' || base === null || over === null || Array.isArray(over)) return over
  const entries = [...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [
    key,
    key in over ? laid((base as More)[key], (over as More)[key]) : (base as More)[key],
  ])
  return Object.fromEntries(entries)
}

/** What a pack decides of the case with this id, with more facts laid over it. */
export function decided(caseId: string, more: More = {}): ReturnType<Policy['evaluate']> {
  for (const { id, content } of files) {
    const found = content.cases.find((one) => one.id === caseId)
    if (found) return policyOf(id).evaluate(laid(factsOf(found, content.base), more) as never)
  }
  throw new Error(`no case ${caseId}`)
}
