import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { categoryFacts } from '../../facts/category-facts.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import { makeDerived } from '../../facts/derived.js'
import type { Vocabulary } from '../../facts/vocabulary.js'
import type { CompiledPolicy } from '../../policy/compiled.js'

/** What a derived fact reads that no claim leaves out: the time of day of the claim. */
const MINUTE = 'derived.submittedMinute'

/** A claim of which nothing is known, in the words of all of some policies. The moment of the claim is known to a claim, but here it may be any. */
export function nothingKnown(policies: readonly CompiledPolicy[]): Evaluation {
  const [first] = policies as [CompiledPolicy]
  const vocabulary = policies.length === 1 ? first.vocabulary : union(policies.map((one) => one.vocabulary))
  const derive = makeDerived(vocabulary, first.zone)
  const policy: CompiledPolicy = {
    ...first,
    vocabulary,
    categories: policies.length === 1 ? first.categories : categoryFacts(vocabulary.categories),
    atoms: policies.flatMap(({ atoms }) => atoms),
    derive: (fact, facts) => (fact === MINUTE ? undefined : derive(fact, facts)),
  }
  const facts: CheckedFacts = { asOfText: '', asOf: 0, submitted: 0, values: new Map(), events: new Map(), history: undefined }
  return newEvaluation(policy, facts)
}

const union = (all: readonly Vocabulary[]): Vocabulary =>
  all.reduce(
    (a, b) =>
      Object.fromEntries(Object.entries(a).map(([group, entries]) => [group, { ...entries, ...b[group as keyof Vocabulary] }])) as unknown as Vocabulary,
  )
