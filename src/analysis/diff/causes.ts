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
const MOST_UNDONE = 60

/** A claim with what it came to before, and comes to now. */
interface Decided {
  readonly facts: Facts
  readonly before: Verdict
  readonly after: Verdict
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

  /** The edits without which some of the claims, which a rule gives on one side, would be decided as before; where it takes several together, these; else those without which one would not be decided as now. */
  of(rule: RuleId, service: Service, witnesses: readonly Decided[]): string[] {
    const [only, ...others] = this.edits
    if (only && others.length === 0) return [only.id]
    // What gives a claim beside the rule has to be undone with it.
    const beside = witnesses.flatMap(({ facts }) =>
      this.compared.decided(facts, service).flatMap((one) => one?.routes.map((route) => templateOf(route.rule)) ?? []),
    )
    const near = this.around(new Set([rule, ...beside]))
    const mattering = this.deciding.filter(({ kind, id }) => kind !== 'rule' || near.has(id))
    if (mattering.length > MOST_UNDONE) return []
    const anyNow = (policy: Policy | undefined, is: (verdict: Verdict, one: Decided) => boolean): boolean =>
      policy !== undefined &&
      witnesses.some((one) => {
        const now = decidedOn(policy, one.facts, service, linkedOf(this.compared.after).policy.categories)
        return now !== undefined && is(now.verdict, one)
      })
    const restores = (policy: Policy | undefined): boolean => anyNow(policy, (verdict, { before }) => verdict === before)
    const alone = mattering.filter((edit) => restores(this.without(edit)))
    if (alone.length > 0) return alone.map(({ id }) => id)
    // The rule itself is left out last, before it rules that are near, and tables and packs, which concern many rules, first.
    const ordered = [...mattering].reverse().sort((a, b) => Number(a.id === rule) - Number(b.id === rule))
    const together = this.together(ordered, restores)
    // What else is new may leave open what was settled before.
    const found = together.length > 0 ? together : mattering.filter((edit) => anyNow(this.without(edit), (verdict, { after }) => verdict !== after))
    return found.map(({ id }) => id)
  }

  /** Rules with all that shapes them, before and after, templates in place of their rows. */
  private around(rules: ReadonlySet<RuleId>): ReadonlySet<string> {
    const { before, after } = this.compared
    const grants = [before, after].flatMap((policy) => [...linkedOf(policy).policy.grants.values()].flat().filter(({ id }) => rules.has(templateOf(id))))
    return new Set([...rules, ...grants.flatMap((grant) => rulesAround(grant).map(({ id }) => templateOf(id)))])
  }

  private without(edit: Edit): Policy | undefined {
    if (!this.undone.has(edit)) this.undone.set(edit, this.withoutAll([edit]))
    return this.undone.get(edit)
  }

  /** The fewest of some edits that have to be undone together, one after the other left out. */
  private together(edits: readonly Edit[], restores: (policy: Policy | undefined) => boolean): readonly Edit[] {
    if (!restores(this.withoutAll(edits))) return []
    return edits.reduce<readonly Edit[]>((kept, edit) => {
      const fewer = kept.filter((one) => one !== edit)
      return restores(this.withoutAll(fewer)) ? fewer : kept
    }, edits)
  }

  private withoutAll(edits: readonly Edit[]): Policy | undefined {
    return undo(this.compared.before, this.compared.after, edits, this.deciding)
  }
}
