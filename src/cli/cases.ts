import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '../evaluate/create-policy.js'
import type { Pack } from '../policy/pack.js'
import type { Case, CaseFile } from '../testing/case.js'
import { type CaseResult, runCases as runAll } from '../testing/run-cases.js'
import { linkPacks } from './evaluate.js'
import { readJson } from './json-source.js'
import { CommandError, issueLine, type Locate } from './output.js'
import { locateIn, type PackFolder, packFolders, RulesError, readPackFolder } from './read-packs.js'

interface CaseSet {
  readonly file: string
  readonly content: CaseFile
  /** Packs to link where a case names none. */
  readonly rules: readonly string[]
}

/** Runs the cases beside the rules, and those of another folder; prints what failed and what is not covered yet. Returns the number of failures. */
export function runCases(options: { rulesDir: string; golden?: string; only?: string; json?: true }): number {
  if (!existsSync(options.rulesDir)) throw new CommandError(`there is no folder ${options.rulesDir}`, 2)
  const folders = packFolders(options.rulesDir).map(readPackFolder)
  const policyOf = policies(folders)
  const sets = [
    ...folders.flatMap((folder) => folder.cases.map(({ file, content }) => ({ file: `${folder.id}/${file}`, content, rules: withNeeds(folder.id, folders) }))),
    ...extraSets(options.golden),
  ]
  const results = sets.flatMap(({ file, content, rules }) =>
    content.cases
      .filter(({ id }) => options.only === undefined || id.includes(options.only) || file.includes(options.only))
      .map((one) => ({ file, result: runOne(one, content.base, policyOf(one.rules ?? rules)) })),
  )
  const failed = results.filter(({ result }) => result.problems.length > 0)
  if (options.json)
    process.stdout.write(
      `${JSON.stringify(
        results.map(({ file, result }) => ({ file, id: result.case.id, problems: result.problems })),
        null,
        2,
      )}\n`,
    )
  else {
    for (const { file, result } of failed) {
      process.stdout.write(`FAILED ${file} ${result.case.id}${result.case.certainty ? ` [${result.case.certainty}]` : ''} ${result.case.title}\n`)
      for (const problem of result.problems) process.stdout.write(`  ${problem}\n`)
    }
    process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`)
  }
  return failed.length
}

/** A case whose packs cannot be linked has failed like any other. */
function runOne(one: Case, base: object | undefined, linked: Linked): CaseResult {
  return 'problems' in linked ? { case: one, problems: linked.problems } : (runAll(linked.policy, [one], base)[0] as CaseResult)
}

const withNeeds = (id: string, folders: readonly PackFolder[]): string[] => {
  const folder = folders.find((one) => one.id === id)
  const needs = folder?.result.ok ? (folder.result.pack.needs ?? []) : []
  return [...needs.flatMap((need) => withNeeds(need, folders)), id]
}

type Linked = { readonly policy: Policy } | { readonly problems: readonly string[] }

/** One policy for each list of packs, made when a case first needs it. */
function policies(folders: readonly PackFolder[]): (ids: readonly string[]) => Linked {
  const made = new Map<string, Linked>()
  const locate = locateIn(folders)
  const link = (ids: readonly string[]): Linked => {
    try {
      return { policy: linkPacks({ packs: packsOf(ids, folders, locate), locate }) }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      return { problems: [error.message, ...error.issues.map((found) => issueLine(found, locate))] }
    }
  }
  return (ids) => {
    const key = ids.join()
    const linked = made.get(key) ?? link(ids)
    made.set(key, linked)
    return linked
  }
}

function packsOf(ids: readonly string[], folders: readonly PackFolder[], locate: Locate): Pack[] {
  return ids.map((id) => {
    const folder = folders.find((one) => one.id === id)
    if (!folder) throw new CommandError(`the case needs the pack "${id}", which is not among ${folders.map((one) => one.id).join(', ')}`, 1)
    if (!folder.result.ok) throw new RulesError(folder.result.issues, locate)
    return folder.result.pack
  })
}

function extraSets(dir: string | undefined): CaseSet[] {
  if (dir === undefined) return []
  if (!existsSync(dir)) throw new CommandError(`there is no folder ${dir}`, 2)
  return readdirSync(dir)
    .filter((name) => name.endsWith('.cases.json'))
    .sort()
    .map((name) => {
      const read = readJson(readFileSync(join(dir, name), 'utf8'), join(dir, name))
      if (!read.ok) throw new CommandError('the cases are not JSON', 1, [read.issue])
      return { file: name, content: read.source.value as CaseFile, rules: [] }
    })
}
