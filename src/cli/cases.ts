import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPolicy, type Policy, PolicyError } from '../evaluate/create-policy.js'
import { assemblePack } from '../policy/assemble-pack.js'
import type { Pack } from '../policy/pack.js'
import type { Case, CaseFile } from '../testing/case.js'
import { type CaseResult, runCases } from '../testing/run-cases.js'
import { readJsonFolder } from './read-packs.js'

interface Loaded {
  pack: Pack
  cases: { file: string; content: CaseFile }[]
}

/** Every pack below a rules folder, with the cases that stand beside its provisions. */
function loadAll(rulesDir: string): Map<string, Loaded> {
  const loaded = new Map<string, Loaded>()
  const visit = (dir: string): void => {
    if (existsSync(join(dir, 'pack.json'))) {
      const { files, cases, issues } = readJsonFolder(dir)
      for (const one of issues) console.error(`${one.file}: ${one.message}`)
      const pack = assemblePack(files)
      loaded.set(pack.id, { pack, cases: Object.entries(cases).map(([file, content]) => ({ file: `${pack.id}/${file}`, content: content as CaseFile })) })
    }
    for (const entry of readdirSync(dir, { withFileTypes: true })) if (entry.isDirectory()) visit(join(dir, entry.name))
  }
  visit(rulesDir)
  return loaded
}

const withNeeds = (id: string, packs: Map<string, Loaded>): string[] => [...(packs.get(id)?.pack.needs ?? []).flatMap((need) => withNeeds(need, packs)), id]

/** Runs every case of the packs, and worked cases of other files; prints what failed. Returns the number of failures. */
export function runAllCases(options: { rulesDir: string; golden?: string; only?: string }): number {
  const packs = loadAll(options.rulesDir)
  const policies = new Map<string, Policy>()
  const policyOf = (ids: readonly string[]): Policy => {
    const key = ids.join()
    const known = policies.get(key)
    if (known) return known
    const policy = createPolicy(
      ids.map((id) => {
        const found = packs.get(id)
        if (!found) throw new Error(`no pack "${id}" below ${options.rulesDir}`)
        return found.pack
      }),
    )
    policies.set(key, policy)
    return policy
  }
  const files = [...packs.values()].flatMap(({ pack, cases }) => cases.map((file) => ({ ...file, rules: withNeeds(pack.id, packs) })))
  if (options.golden && existsSync(options.golden))
    for (const name of readdirSync(options.golden).sort())
      if (name.endsWith('.cases.json')) files.push({ file: `golden/${name}`, content: JSON.parse(readFileSync(join(options.golden, name), 'utf8')) as CaseFile, rules: [] })
  let passed = 0
  const failed: CaseResult[] = []
  for (const { file, content, rules } of files) {
    const wanted = (one: Case): boolean => options.only === undefined || one.id.includes(options.only) || file.includes(options.only)
    for (const one of content.cases.filter(wanted)) {
      try {
        const [result] = runCases(policyOf(one.rules ?? rules), [one], content.base) as [CaseResult]
        if (result.problems.length === 0) passed++
        else {
          failed.push(result)
          console.log(`FAILED ${file} ${one.id} [${one.certainty ?? 'own'}] ${one.title}`)
          for (const problem of result.problems) console.log(`  ${problem}`)
        }
      } catch (error) {
        if (!(error instanceof PolicyError)) throw error
        console.error(error.message)
        for (const found of error.issues) console.error(`${found.file} /${found.path.join('/')} ${found.rule ?? ''}: ${found.message}${found.hint ? ` (${found.hint})` : ''}`)
        return 1
      }
    }
  }
  console.log(`${passed} passed, ${failed.length} failed`)
  return failed.length
}
