import { FALSE, not, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { FactPath } from '../facts/facts.js'
import { atomAt, type Condition } from '../policy/condition.js'
import { atomTruth, type Evaluation, sourcesOf, UNASKED } from './evaluation.js'

/** The truth of a condition in strong Kleene logic (S-2). */
export function truthOf(evaluation: Evaluation, condition: Condition): Truth {
  const known = evaluation.conditions[condition.number]
  if (known !== UNASKED) return known as Truth
  const truth = workedOut(evaluation, condition)
  evaluation.conditions[condition.number] = truth
  return truth
}

function workedOut(evaluation: Evaluation, condition: Condition): Truth {
  switch (condition.kind) {
    case 'constant':
      return condition.truth
    case 'atom':
      return atomTruth(evaluation, condition.atom)
    case 'not':
      return not(truthOf(evaluation, condition.of))
    case 'and':
      return joined(evaluation, condition.of, FALSE, TRUE)
    case 'or':
      return joined(evaluation, condition.of, TRUE, FALSE)
  }
}

/** `and` and `or` differ in the value that settles them. */
function joined(evaluation: Evaluation, parts: readonly Condition[], settling: Truth, otherwise: Truth): Truth {
  let truth = otherwise
  for (const part of parts) {
    const one = truthOf(evaluation, part)
    if (one === settling) return settling
    if (one === UNKNOWN) truth = UNKNOWN
  }
  return truth
}

/** The facts of the atoms that make a condition what it is, in the order in which they are written. */
function decisive(evaluation: Evaluation, condition: Condition, truth: Truth, found: Set<FactPath>): void {
  if (condition.kind === 'atom') {
    found.add(atomAt(evaluation.policy, condition.atom).fact)
  } else if (condition.kind === 'not') decisive(evaluation, condition.of, not(truth), found)
  else if (condition.kind !== 'constant') {
    for (const part of condition.of) if (truthOf(evaluation, part) === truth) decisive(evaluation, part, truth, found)
  }
}

/** The facts because of which a condition is known false. */
export function failedFacts(evaluation: Evaluation, condition: Condition): FactPath[] {
  const found = new Set<FactPath>()
  decisive(evaluation, condition, FALSE, found)
  return [...found]
}

/** The facts to ask for when a condition is unknown. */
export function missingFacts(evaluation: Evaluation, condition: Condition): string[] {
  const found = new Set<FactPath>()
  if (truthOf(evaluation, condition) === UNKNOWN) decisive(evaluation, condition, UNKNOWN, found)
  return [...found].flatMap((fact) => sourcesOf(evaluation, fact))
}
