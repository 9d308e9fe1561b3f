import { Coverage, type RuleCoverage } from '../testing/coverage.js'
import { runCases } from '../testing/run-cases.js'
import { type CaseOptions, CaseSets } from './case-sets.js'
import { progressOn } from './progress.js'

export interface CoverageCommand extends CaseOptions {
  json?: true
  /** Name every side that no case has met. */
  all?: true
}

/** Says what the worked cases show of each rule. Returns whether every rule stands in some case and does not in another. */
export function runCoverage({ json, all, ...options }: CoverageCommand): boolean {
  const sets = new CaseSets(options)
  const coverage = new Coverage()
  const counters = new Map<unknown, ReturnType<Coverage['of']>>()
  const counterOf = (
    ids: readonly string[],
    set?: Parameters<CaseSets['link']>[1],
  ): { policy: Parameters<Coverage['of']>[0]; count: ReturnType<Coverage['of']> } | undefined => {
    const linked = sets.link(ids, set)
    if ('problems' in linked) return undefined
    const count = counters.get(linked) ?? coverage.of(linked.policy)
    counters.set(linked, count)
    return { policy: linked.policy, count }
  }
  for (const { id, result } of sets.folders) if (result.ok) counterOf(sets.withNeeds(id))
  const progress = progressOn(process.stderr)
  sets.cases.forEach((one, done) => {
    progress.step({ done, of: sets.cases.length, what: one.file })
    const counted = counterOf(one.packs, one.case.set)
    const [result] = counted ? runCases(counted.policy, [one.case], one.base) : []
    if (result?.decision) counted?.count(result.facts, result.decision)
  })
  progress.end()
  // Packs that come with the package and are only needed are no concern of these cases.
  const own = sets.folders.map(({ id }) => `${id.replaceAll('/', '.')}.`)
  const report = new Map([...coverage.report()].filter(([id]) => own.some((pack) => id.startsWith(pack))))
  process.stdout.write(
    json ? `${JSON.stringify({ cases: sets.cases.length, rules: Object.fromEntries(report) }, null, 2)}\n` : say(report, sets.cases.length, all === true),
  )
  return [...report.values()].every(isCovered)
}

/** Stands in some case, and in another one is there and does not. */
const isCovered = ({ stood, defeated, failed, unknown, idle, elsewhere }: RuleCoverage): boolean =>
  stood > 0 && defeated + failed + unknown + idle + elsewhere > 0

const COLUMNS = ['stood', 'defeated', 'failed', 'unknown'] as const
const WIDTH = 9
/** From here on the number of cells is rounded, so that it fits its column; the JSON says it exactly. */
const ROUNDED = 10_000

const sayCells = ({ cells: { hit, of } }: RuleCoverage): string => `${hit}/${of === undefined ? '?' : of < ROUNDED ? of : of.toExponential(0).replace('+', '')}`

function say(report: ReadonlyMap<string, RuleCoverage>, cases: number, all: boolean): string {
  const head = `${[...COLUMNS, 'sides', 'cells'].map((name) => name.padStart(WIDTH)).join('')}  rule\n`
  const lines = [...report].map(([id, one]) => {
    const { hit, of, missing } = one.sides
    const numbers = `${COLUMNS.map((name) => String(one[name]).padStart(WIDTH)).join('')}${(of === 0 ? '-' : `${hit}/${of}`).padStart(WIDTH)}${sayCells(one).padStart(WIDTH)}`
    const reasons = Object.entries(one.failedBy).map(([reason, count]) => `\n${' '.repeat(WIDTH * 6)}    ${count} × ${reason}`)
    return `${numbers}  ${id}${all ? [...reasons, ...missing.map((side) => `\n${' '.repeat(WIDTH * 6)}    never: ${side}`)].join('') : ''}\n`
  })
  const values = [...report.values()]
  const [hit, of] = [values.reduce((sum, { sides }) => sum + sides.hit, 0), values.reduce((sum, { sides }) => sum + sides.of, 0)]
  const whole = values.filter(({ cells }) => cells.hit === cells.of).length
  const bare = [...report].filter(([, one]) => !isCovered(one)).map(([id]) => id)
  return [
    head,
    ...lines,
    `\n${cases} cases, ${report.size} rules: ${report.size - bare.length} stand in a case and do not in another; ${hit} of ${of} sides of their conditions and times were met; of ${whole} rules every cell was hit in which there can be a claim\n`,
    ...bare.map((id) => `not covered: ${id}\n`),
  ].join('')
}
