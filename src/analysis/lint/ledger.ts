import { withinBudget } from '../../core/diagram.js'
import type { CompiledBase, CompiledDefeater } from '../../policy/compiled.js'
import type { Rule, RuleId } from '../../policy/rule.js'
import type { StudiedPolicy } from '../studied-policy.js'
import { type Finding, type FindingCode, finding, type Unsettled } from './finding.js'
import { readsParameter, settledTo, templateOf } from './settled-condition.js'

/** What is known of an exclude or an except over all services. */
export interface DefeaterUse {
  readonly rule: CompiledDefeater
  /** Some claim is one that it is about. */
  applies: boolean
  /** It stands for some claim. */
  stands: boolean
  /** It stands, and what it defeats is about the claim too. */
  bites: boolean
  /** For some claim nothing else does the same. */
  decides: boolean
}

/** What was found so far. Rules of one template are told apart by their rows, but what is so of all rows is said once. */
export class Ledger {
  readonly unsettled: Unsettled[] = []
  readonly defeaters = new Map<CompiledDefeater, DefeaterUse>()
  private readonly shaping = new Map<CompiledBase, { meets: boolean; settles: boolean }>()
  private readonly found = new Map<string, Finding>()
  private readonly byTemplate = new Map<string, { of: Finding; rules: Set<RuleId> }>()
  private readonly seen = new Set<string>()
  private readonly sizes = new Map<RuleId, number>()

  constructor(private readonly studied: StudiedPolicy) {
    for (const id of this.rules.keys()) {
      const template = templateOf(id)
      this.sizes.set(template, (this.sizes.get(template) ?? 0) + 1)
    }
  }

  get rules(): StudiedPolicy['linked']['policy']['rules'] {
    return this.studied.linked.policy.rules
  }

  source(rule: { readonly id: RuleId }): Rule {
    return (this.rules.get(rule.id) as { rule: Rule }).rule
  }

  /** Whether a rule, as it is written, reads a parameter of its pack. */
  hasParameter(rule: CompiledBase): boolean {
    return readsParameter(this.studied.linked.policy, rule)
  }

  /** Whether a parameter of its pack turns a rule off. */
  isOff(rule: CompiledBase): boolean {
    return this.hasParameter(rule) && settledTo(rule.when) === false
  }

  /** Whether this is the first time: rules stand in several services. */
  first(what: string): boolean {
    if (this.seen.has(what)) return false
    this.seen.add(what)
    return true
  }

  add(code: FindingCode, rule: { readonly id: RuleId }, params: Readonly<Record<string, string>> = {}): void {
    const { layer } = this.rules.get(rule.id) ?? {}
    this.found.set(`${code} ${rule.id} ${JSON.stringify(params)}`, finding(code, rule.id, params, layer))
  }

  /** What counts only when it is so of every row of the rule's table. */
  addOfTemplate(code: FindingCode, rule: CompiledBase, params: Readonly<Record<string, string>>): void {
    const template = templateOf(rule.id)
    const key = `${code} ${template} ${JSON.stringify(params)}`
    const known = this.byTemplate.get(key) ?? { of: finding(code, template, params, rule.pack.layer), rules: new Set() }
    known.rules.add(rule.id)
    this.byTemplate.set(key, known)
  }

  /** Notes whether an adjust or a duty meets a grant, and whether it settles a part of it. */
  noteShaping(rule: CompiledBase, meets: boolean, settles: boolean): void {
    const known = this.shaping.get(rule) ?? { meets: false, settles: false }
    known.meets ||= meets
    known.settles ||= meets && settles
    this.shaping.set(rule, known)
  }

  /** Says which adjusts and duties never do anything. */
  sayShaping(): void {
    for (const [rule, { meets, settles }] of this.shaping) {
      if (this.isOff(rule)) continue
      if (!meets && !this.has('condition_never', rule.id)) this.add('rule_never_stands', rule)
      else if (meets && !settles) this.add('rule_without_effect', rule, { covered: 'rules that go over it always apply too' })
    }
  }

  has(code: FindingCode, rule: RuleId): boolean {
    return this.all().some((one) => one.code === code && (one.rule === rule || one.rule === templateOf(rule)))
  }

  /** Does something; running out of nodes is noted, not thrown. */
  guard(what: string, work: () => void): void {
    withinBudget(work, ({ message }) => void this.unsettled.push({ what, because: message }))
  }

  private all(): Finding[] {
    const ofTemplates = [...this.byTemplate.values()].filter(({ of, rules }) => rules.size === this.sizes.get(of.rule)).map(({ of }) => of)
    return [...this.found.values(), ...ofTemplates]
  }

  findings(): Finding[] {
    return this.all().sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.code < b.code ? -1 : 1))
  }
}
