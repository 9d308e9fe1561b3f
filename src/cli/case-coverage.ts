import type { RuleId } from '../policy/rule.js'
import type { RuleCounts } from '../testing/rule-coverage.js'

type Counted = ReadonlyMap<RuleId, RuleCounts>

const COLUMNS = ['stood', 'defeated', 'failed', 'unknown'] as const
const WIDTH = 10

/** A line for each rule, in the order of their ids. */
export function coverageTable(counts: Counted): string {
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, count]) => `${COLUMNS.map((name) => String(count[name]).padStart(WIDTH)).join('')}  ${id}\n`)
  return `${COLUMNS.map((name) => name.padStart(WIDTH)).join('')}  rule\n${lines.join('')}`
}

/** The rules that no case is about, that never stood, and that never did not stand. */
export function coverageGaps(counts: Counted): string {
  const listed = (title: string, of: (count: RuleCounts) => boolean): string => {
    const ids = [...counts].flatMap(([id, count]) => (of(count) ? [`  ${id}\n`] : []))
    return ids.length === 0 ? '' : `${title}: ${ids.length}\n${ids.sort().join('')}`
  }
  const without = ({ stood, defeated, failed, unknown }: RuleCounts): boolean => stood + defeated + failed + unknown === 0
  const gaps = [
    listed('rules without a case', without),
    listed('rules that stand in no case', (count) => !without(count) && count.stood === 0),
    listed('rules that stand in every case', ({ stood, defeated, failed, idle, elsewhere }) => stood > 0 && defeated + failed + idle + elsewhere === 0),
  ].join('')
  return gaps || (counts.size > 0 ? `${counts.size} rules: each stands in a case, and does not in another\n` : '')
}
