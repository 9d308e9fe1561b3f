import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Facts } from '../../src/facts/facts.js'
import { assemblePack } from '../../src/policy/assemble-pack.js'
import type { Pack } from '../../src/policy/pack.js'
import { type CaseFile, factsOf } from '../../src/testing/case.js'

const RULES = fileURLToPath(new URL('../../rules/', import.meta.url))

const jsonOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** The JSON files of a folder and of its vocabulary, by their names in it. */
function filesOf(folder: string): Record<string, unknown> {
  const own = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const vocabulary = `${folder}/vocabulary`
  const words = existsSync(vocabulary) ? readdirSync(vocabulary).map((name) => `vocabulary/${name}`) : []
  return Object.fromEntries([...own, ...words].map((name) => [name, jsonOf(`${folder}/${name}`)]))
}

const files = { cn: filesOf(`${RULES}cn`), jd: filesOf(`${RULES}jd`) }
const cn = assemblePack(files.cn)
const jd = assemblePack(files.jd)

/** Packs that ship, with the facts of the cases that stand beside their rules. */
export interface Shipped {
  name: string
  packs: Pack[]
  cases: Facts[]
}

const casesOf = (folder: Record<string, unknown>): Facts[] =>
  Object.entries(folder)
    .filter(([name]) => name.endsWith('.cases.json'))
    .flatMap(([, content]) => {
      const { base, cases } = content as CaseFile
      return cases.map((one) => factsOf(one, base))
    })

export const SHIPPED: readonly Shipped[] = [
  { name: 'cn', packs: [cn], cases: casesOf(files.cn) },
  { name: 'cn and jd', packs: [cn, jd], cases: casesOf(files.jd) },
]
