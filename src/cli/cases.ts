import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '../evaluate/create-policy.js'
import type { Pack } from '../policy/pack.js'
import type { RuleId } from '../policy/rule.js'
import { checkShape } from '../schema/check-shape.js'
import type { Case, CaseFile } from '../testing/case.js'
import { type RuleCounts, ruleCounter } from '../testing/rule-coverage.js'
import { type CaseResult, runCases as runAll } from '../testing/run-cases.js'
import { coverageGaps, coverageTable } from './case-coverage.js'
import { linkPacks } from './evaluate.js'
import { readJson } from './json-source.js'
import { CommandError, issueLine, type Locate } from './output.js'
import { progressOn } from './progress.js'
import { locateIn, type PackFolder, packFolders, RulesError, readPackFolder } from './read-packs.js'
import { applySettings, settingOf } from './set-parameters.js'

interface CaseSet {
  readonly file: string
  readonly content: CaseFile
  /** Packs to link where a case names none. */
  readonly rules: readonly string[]
}

export interface CasesCommand {
  rulesDir: string
  golden?: string
  only?: string
  json?: true
  coverage?: true
}

/** Runs the cases beside the rules, and those of another folder; prints what failed and which rules no case is about. Returns the number of failures. */
export function runCases({ rulesDir, golden, only = '', json, coverage }: CasesCommand): number {
  if (!existsSync(rulesDir)) throw new CommandError(`there is no folder ${rulesDir}`, 2)
  const folders = packFolders(rulesDir).map(readPackFolder)
  const counts = new Map<RuleId, RuleCounts>()
  const policyOf = policies(folders, counts)
  // Every rule is entered, also those of packs without cases.
  for (const { id, result } of folders) if (result.ok) policyOf(withNeeds(id, folders))
  const sets = [
    ...folders.flatMap((folder) => folder.cases.map(({ file, content }) => ({ file: `${folder.id}/${file}`, content, rules: withNeeds(folder.id, folders) }))),
    ...extraSets(golden),
  ]
  const wrong = sets.flatMap(({ file, content }) => checkShape('cases', content, file))
  if (wrong.length > 0) throw new RulesError(wrong, locateIn(folders), 'the cases are not valid')
  const chosen = sets.flatMap(({ file, content: { base, cases }, rules }) =>
    cases.filter(({ id }) => id.includes(only) || file.includes(only)).map((one) => ({ file, base, case: one, rules: one.rules ?? rules })),
  )
  const progress = progressOn(process.stderr)
  const results = chosen.map((one, done) => {
    progress.step({ done, of: chosen.length, what: one.file })
    return { ...one, problems: problemsOf(one.case, one.base, policyOf(one.rules, one.case.set)) }
  })
  progress.end()
  const failed = results.filter(({ problems }) => problems.length > 0)
  if (json) {
    const listed = results.map(({ file, case: { id }, problems }) => ({ file, id, problems }))
    process.stdout.write(`${JSON.stringify(coverage ? { cases: listed, rules: Object.fromEntries(counts) } : listed, null, 2)}\n`)
    return failed.length
  }
  for (const { file, case: one, problems } of failed) {
    process.stdout.write(`FAILED ${file} ${one.id}${one.certainty ? ` [${one.certainty}]` : ''} ${one.title}\n`)
    for (const problem of problems) process.stdout.write(`  ${problem}\n`)
  }
  process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`)
  if (coverage) process.stdout.write(coverageTable(counts))
  // Some cases say nothing about the rules of the others.
  if (only === '') process.stdout.write(coverageGaps(counts))
  return failed.length
}

/** What a case lacks, with its rules counted. A case whose packs cannot be linked has failed like any other. */
function problemsOf(one: Case, base: object | undefined, linked: Linked): readonly string[] {
  if ('problems' in linked) return linked.problems
  const [result] = runAll(linked.policy, [one], base) as [CaseResult]
  if (result.decision) linked.count(result.facts, result.decision)
  return result.problems
}

const withNeeds = (id: string, folders: readonly PackFolder[]): string[] => {
  const folder = folders.find((one) => one.id === id)
  const needs = folder?.result.ok ? (folder.result.pack.needs ?? []) : []
  return [...needs.flatMap((need) => withNeeds(need, folders)), id]
}

type Linked = { readonly policy: Policy; readonly count: ReturnType<typeof ruleCounter> } | { readonly problems: readonly string[] }

/** One policy for each list of packs and readings of their parameters, made when a case first needs it. */
function policies(folders: readonly PackFolder[], counts: Map<RuleId, RuleCounts>): (ids: readonly string[], set?: Case['set']) => Linked {
  const made = new Map<string, Linked>()
  const locate = locateIn(folders)
  const link = (ids: readonly string[], set: Case['set'] = {}): Linked => {
    try {
      const packs = applySettings(packsOf(ids, folders, locate), Object.entries(set).map(settingOf))
      const policy = linkPacks({ packs, locate })
      return { policy, count: ruleCounter(policy, counts) }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      return { problems: [error.message, ...error.issues.map((found) => issueLine(found, locate))] }
    }
  }
  return (ids, set) => {
    const key = JSON.stringify([ids, set])
    const linked = made.get(key) ?? link(ids, set)
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
