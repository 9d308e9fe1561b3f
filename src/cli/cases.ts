import type { RuleId } from '../policy/rule.js'
import type { Case } from '../testing/case.js'
import { type RuleCounts, ruleCounter } from '../testing/rule-coverage.js'
import { type CaseResult, runCases as runAll } from '../testing/run-cases.js'
import { coverageGaps, coverageTable } from './case-coverage.js'
import { type CaseOptions, CaseSets, type Linked } from './case-sets.js'
import { progressOn } from './progress.js'

export interface CasesCommand extends CaseOptions {
  json?: true
  coverage?: true
}

/** Runs the cases beside the rules, and those of another folder; prints what failed and which rules no case is about. Returns the number of failures. */
export function runCases({ json, coverage, ...options }: CasesCommand): number {
  const sets = new CaseSets(options)
  const counter = new Counter(sets)
  const progress = progressOn(process.stderr)
  const results = sets.cases.map((one, done) => {
    progress.step({ done, of: sets.cases.length, what: one.file })
    return { ...one, problems: counter.problemsOf(one.case, one.base, sets.link(one.packs, one.case.set)) }
  })
  progress.end()
  const failed = results.filter(({ problems }) => problems.length > 0)
  const counts = counter.own()
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
  if ((options.only ?? '') === '') process.stdout.write(coverageGaps(counts))
  return failed.length
}

/** Counts what becomes of every rule of the folders. */
class Counter {
  private readonly counts = new Map<RuleId, RuleCounts>()
  private readonly counters = new Map<Linked, ReturnType<typeof ruleCounter>>()

  constructor(private readonly sets: CaseSets) {
    // Every rule is entered, also those of packs without cases.
    for (const { id, result } of sets.folders) if (result.ok) this.of(sets.link(sets.withNeeds(id)))
  }

  /** What a case lacks, with its rules counted. A case whose packs cannot be linked has failed like any other. */
  problemsOf(one: Case, base: object | undefined, linked: Linked): readonly string[] {
    if ('problems' in linked) return linked.problems
    const [result] = runAll(linked.policy, [one], base) as [CaseResult]
    if (result.decision) this.of(linked)?.(result.facts, result.decision)
    return result.problems
  }

  /** Packs that come with the package and are only needed are no concern of these cases. */
  own(): Map<RuleId, RuleCounts> {
    const own = this.sets.folders.map(({ id }) => `${id.replaceAll('/', '.')}.`)
    return new Map([...this.counts].filter(([id]) => own.some((pack) => id.startsWith(pack))))
  }

  private of(linked: Linked): ReturnType<typeof ruleCounter> | undefined {
    if ('problems' in linked) return undefined
    const count = this.counters.get(linked) ?? ruleCounter(linked.policy, this.counts)
    this.counters.set(linked, count)
    return count
  }
}
