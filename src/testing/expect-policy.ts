import { diff } from '../analysis/diff/diff.js'
import type { Monotone } from '../analysis/verify/monotone.js'
import type { Proof, ProofName } from '../analysis/verify/proof.js'
import type { Proposition } from '../analysis/verify/propositions.js'
import { verify } from '../analysis/verify/verify.js'
import type { Policy } from '../evaluate/create-policy.js'

/** What can be proved: a statement of every policy by its name, an author's own claim, or a fact of which one value is never worse. */
export type Provable = Exclude<ProofName, 'claim' | 'monotone'> | Proposition | Monotone

/** What is expected of a policy. Each throws an `Error` that says what is not so, in any test runner. */
export interface PolicyExpectation {
  /**
   * Proves statements for every claim that the vocabulary can express; nothing is sampled. Without arguments: `floor`, `reason` and `answerable`.
   *
   * @throws Error with a claim that shows the opposite, decided by the evaluator; or with what kept a statement from being settled.
   * @throws PolicyError when a claim is not written as a rule could be.
   */
  toProve(...statements: readonly Provable[]): void
  /**
   * Proves that no claim comes to less than by an earlier version.
   *
   * @throws Error with a claim that both versions decided, for each service that is worse.
   */
  toBeNoWorseThan(before: Policy): void
}

/** The statements of every policy. */
const OF_EVERY_POLICY = ['floor', 'reason', 'answerable'] as const

/**
 * Exact expectations of a policy for tests.
 *
 * @example
 * expectPolicy(policy).toProve('floor')
 * expectPolicy(policy).toProve({ id: 'unused', service: 'return', when: { '==': [{ var: 'goods.used' }, false] }, comesTo: ['available', 'excluded'] })
 */
export function expectPolicy(policy: Policy): PolicyExpectation {
  return {
    toProve(...statements) {
      const wanted = statements.length === 0 ? OF_EVERY_POLICY : statements
      const claims = wanted.filter((one): one is Proposition => typeof one === 'object' && 'comesTo' in one)
      const monotone = wanted.filter((one): one is Monotone => typeof one === 'object' && 'better' in one)
      const only: ProofName[] = wanted.map((one) => (typeof one === 'string' ? one : 'comesTo' in one ? 'claim' : 'monotone'))
      const { proofs } = verify(policy, { claims, monotone, only })
      const open = proofs.filter(({ verdict }) => verdict !== 'proved')
      if (open.length > 0) throw new Error(open.map(say).join('\n'))
    },
    toBeNoWorseThan(before) {
      const worse = diff(before, policy).services.filter(({ verdict }) => verdict !== 'equal' && verdict !== 'better')
      const shown = worse.flatMap(({ service, because, worse: changes }) =>
        because === undefined
          ? changes.map(({ witness }) => `${service} was ${witness.before} and is ${witness.after}: ${JSON.stringify(witness.facts)}`)
          : [`${service} is not settled: ${because}`],
      )
      if (worse.length > 0) throw new Error([`${policy.version} is worse than ${before.version} for the consumer`, ...shown].join('\n'))
    },
  }
}

function say({ name, what, service, verdict, because, witness }: Proof): string {
  const head = `${verdict}: ${service}: ${what} [${name}]`
  if (!witness) return because === undefined ? head : `${head}\n  ${because}`
  return `${head}\n  decided "${witness.verdict}": ${JSON.stringify(witness.facts)}`
}
