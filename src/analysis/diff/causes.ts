import type { Policy } from '../../evaluate/create-policy.js'
import type { Verdict } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { RuleId } from '../../policy/rule.js'
import { rulesAround } from '../cells/rules-around.js'
import type { ComparedPolicies } from '../compared-policies.js'
import { decidedOn } from '../decided-on.js'
import { templateOf } from '../lint/settled-condition.js'
import { type Edit, isWordsAlone, undo } from './edits.js'

/** So many edits are undone one by one; of more, none is named. */
const MOST_UNDONE = 24
/** So many are undone together, where none does it alone. */
const MOST_TOGETHER = 6

/** A claim with what it came to before. */
interface Decided {
  readonly facts: Facts
  readonly before: Verdict
}

/** Finds the edits that changed what claims come to, by undoing them. */
export class Causes {
  private readonly undone = new Map<Edit, Policy | undefined>()
  private readonly deciding: readonly Edit[]

  constructor(
    private readonly compared: ComparedPolicies,
    private readonly edits: readonly Edit[],
  ) {
    this.deciding = edits.filter((edit) => !isWordsAlone(edit))
  }

  /** The edits without which some of the claims, which a rule gives on one side, would be decided as before; where it takes several together, these. */
  of(rule: RuleId, service: Service, witnesses: readonly Decided[]): string[] {
    const [only, ...others] = this.edits
    if (only && others.length === 0) return [only.id]
    const near = this.around(rule)
    const mattering = this.deciding.filter(({ kind, id }) => kind !== 'rule' || near.has(id))
    if (mattering.length > MOST_UNDONE) return []
    const restores = (policy: Policy | undefined): boolean =>
      policy !== undefined &&
      witnesses.some(({ facts, before }) => decidedOn(policy, facts, service, linkedOf(this.compared.after).policy.categories)?.verdict === before)
    const alone = mattering.filter((edit) => restores(this.without(edit)))
    return (alone.length > 0 ? alone : this.together(mattering, restores)).map(({ id }) => id)
  }

  /** A rule with all that shapes it, before and after, templates in place of their rows. */
  private around(rule: RuleId): ReadonlySet<string> {
    const { before, after } = this.compared
    const grants = [before, after].flatMap((policy) => [...linkedOf(policy).policy.grants.values()].flat().filter(({ id }) => templateOf(id) === rule))
    return new Set([rule, ...grants.flatMap((grant) => rulesAround(grant).map(({ id }) => templateOf(id)))])
  }

  private without(edit: Edit): Policy | undefined {
    if (!this.undone.has(edit)) this.undone.set(edit, undo(this.compared.before, this.compared.after, edit))
    return this.undone.get(edit)
  }

  /** The fewest of some edits that have to be undone together, one after the other left out. */
  private together(edits: readonly Edit[], restores: (policy: Policy | undefined) => boolean): readonly Edit[] {
    if (edits.length < 2 || edits.length > MOST_TOGETHER || !restores(this.withoutAll(edits))) return []
    return edits.reduce<readonly Edit[]>((kept, edit) => {
      const fewer = kept.filter((one) => one !== edit)
      return restores(this.withoutAll(fewer)) ? fewer : kept
    }, edits)
  }

  private withoutAll(edits: readonly Edit[]): Policy | undefined {
    return edits.reduce<Policy | undefined>((policy, edit) => policy && undo(this.compared.before, policy, edit), this.compared.after)
  }
}
