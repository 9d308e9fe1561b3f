import { parseInstant } from '../../core/instant.js'
import type { Answer, Verdict } from '../../evaluate/decision.js'

interface Decided {
  readonly answer: Answer
  readonly verdict: Verdict
}
interface Bounds {
  readonly min?: number
  readonly max?: number
}
interface Times {
  readonly from?: string
  readonly until?: string
}

/** Numbers or times that lie next to each other and decide the same, as one answer; other answers stay as they are, before them. */
export function joinAnswers(decided: readonly Decided[]): Decided[] {
  const isRange = ({ answer }: Decided): boolean => typeof answer === 'object' && answer !== null
  const ranges = decided.filter(isRange).sort((a, b) => startOf(a.answer as Bounds & Times) - startOf(b.answer as Bounds & Times))
  const joined: Decided[] = []
  for (const next of ranges) {
    const last = joined.at(-1)
    const together = last?.verdict === next.verdict ? join(last.answer as Bounds & Times, next.answer as Bounds & Times) : undefined
    if (together) joined[joined.length - 1] = { ...next, answer: together }
    else joined.push(next)
  }
  return [...decided.filter((one) => !isRange(one)), ...joined]
}

const startOf = ({ min, from }: Bounds & Times): number => min ?? (from === undefined ? Number.NEGATIVE_INFINITY : (parseInstant(from) as number))

/** Two ranges as one; undefined where something lies between them. */
function join(a: Bounds & Times, b: Bounds & Times): Answer | undefined {
  if (a.until !== undefined && a.until === b.from) return { ...(a.from !== undefined && { from: a.from }), ...(b.until !== undefined && { until: b.until }) }
  if (a.max !== undefined && a.max + 1 === b.min) return { ...(a.min !== undefined && { min: a.min }), ...(b.max !== undefined && { max: b.max }) }
  return undefined
}
