import { FALSE } from '../../src/core/truth.js'
import type { Decision, Denial, Route } from '../../src/evaluate/decision.js'
import { type Evaluation, newEvaluation } from '../../src/evaluate/evaluation.js'
import { linkedOf } from '../../src/evaluate/linked.js'
import { reachTruth } from '../../src/evaluate/standing.js'
import { factDefinition } from '../../src/facts/vocabulary.js'
import type { Facts, Policy } from '../../src/index.js'
import type {
  CompiledAdjust,
  CompiledBase,
  CompiledDefeater,
  CompiledDuty,
  CompiledGrant,
  CompiledPolicy,
  NumberedSelector,
} from '../../src/policy/compiled.js'
import type { Condition } from '../../src/policy/condition.js'
import type { RuleId } from '../../src/policy/rule.js'
import { adjustShows, dutyShows, exceptShows, excludeShows, type Found, type Shows } from './shaping-shows.js'

/** `applied`: it shaped the answer. `not`: it was about the item and in force, and its condition failed where what it touches stood. */
export const SHAPING_KINDS = ['applied', 'not', 'unknown', 'lastSecond', 'firstSecondOut', 'dayBefore'] as const
export type ShapingKind = (typeof SHAPING_KINDS)[number]

/** A rule of a policy, and what it touches there. */
interface Shaping {
  readonly rule: CompiledBase
  readonly touched: Set<CompiledBase>
  /** Whether a part of its condition can be unknown while what it touches stands. */
  readonly tells: (part: Condition) => boolean
}

/** When a claim was submitted is always known; and while the history is not, the units are not either, so that no service stands which has terms or duties. */
function tellsBy({ atoms, vocabulary }: CompiledPolicy, rule: CompiledBase): Shaping['tells'] {
  const { kind, windows } = (rule as CompiledAdjust).source as { kind: string; windows?: unknown }
  const settled = new Set(kind === 'duty' || (kind === 'adjust' && !windows) ? ['claim.submittedAt', 'history'] : ['claim.submittedAt'])
  const sources = (part: Condition): readonly string[] => {
    if (part.kind === 'constant') return []
    if (part.kind !== 'atom') return [part.of].flat().flatMap(sources)
    const fact = atoms[part.atom]?.fact ?? ''
    return factDefinition(vocabulary, fact)?.from ?? [fact]
  }
  return (part) => sources(part).some((source) => !settled.has(source))
}

const conjuncts = (when: Condition): readonly Condition[] => (when.kind === 'and' ? when.of : when.kind === 'constant' ? [] : [when])

/** Whether a part of the scope holds wherever the other one does. */
const covers = ({ kind, values }: NumberedSelector, other: NumberedSelector): boolean =>
  kind === other.kind && [...other.values].every((value) => values.has(value))

/** The parts of the condition of a rule that are not parts of what it touches too. */
const ownParts = (rule: CompiledBase, touched: CompiledBase): Condition[] => conjuncts(rule.when).filter((part) => !conjuncts(touched.when).includes(part))

/** Whether what a rule touches can stand while the rule does not apply. */
const canFail = ({ rule }: Shaping, touched: CompiledBase): boolean =>
  ownParts(rule, touched).length > 0 || rule.coverage.some((part) => !touched.coverage.some((other) => covers(part, other)))

/** Whether what a rule touches can stand while it is unknown whether the rule applies: not by a fact that is in its own scope too. */
const canBeOpen = ({ rule, tells }: Shaping, touched: CompiledBase): boolean =>
  ownParts(rule, touched).some(tells) || rule.coverage.some((part) => !touched.coverage.some(({ kind }) => kind === part.kind))

/** Whether what a rule touches is in force on the day before the rule comes into force. */
const startsLater = ({ rule: { inForce } }: Shaping, touched: CompiledBase): boolean =>
  inForce !== undefined &&
  Number.isFinite(inForce.from) &&
  (touched.inForce?.by !== inForce.by || (touched.inForce.from < inForce.from && touched.inForce.until >= inForce.from))

/** Which kinds of cases a rule needs: what has no condition of its own never fails, and only windows and clocks end. */
function needs(shaping: Shaping): Record<ShapingKind, boolean> {
  const { rule, touched } = shaping
  const { windows, doneBy } = (rule as CompiledAdjust & CompiledDuty).source as { windows?: readonly { ends?: unknown }[]; doneBy?: string }
  const ends = windows?.some((one) => one.ends) === true || doneBy !== undefined
  const some = (holds: (shaping: Shaping, touched: CompiledBase) => boolean): boolean => [...touched].some((other) => holds(shaping, other))
  return { applied: true, not: some(canFail), unknown: some(canBeOpen), lastSecond: ends, firstSecondOut: ends, dayBefore: some(startsLater) }
}

/** Collects which kinds of cases each exclude, except, adjust and duty has. */
export class ShapingKinds {
  /** What each rule has, and what it still lacks; a rule of several policies needs what it needs in any of them. */
  private readonly rules = new Map<RuleId, { has: Set<ShapingKind>; lacks: Set<ShapingKind> }>()
  private readonly grants = new WeakMap<Policy, ReadonlyMap<RuleId, Touching>>()

  /** Enters every rule of a policy that shapes what others grant. */
  enter(policy: Policy): void {
    const all = [...linkedOf(policy).policy.grants.values()].flat().map((grant) => touching(grant))
    this.grants.set(policy, new Map(all.map((one) => [one.grant.id, one])))
    for (const [id, shaping] of shapingOf(linkedOf(policy).policy, all)) {
      const known = this.rules.get(id) ?? { has: new Set(), lacks: new Set() }
      const needed = needs(shaping)
      for (const kind of SHAPING_KINDS) if (needed[kind] && !known.has.has(kind)) known.lacks.add(kind)
      this.rules.set(id, known)
    }
  }

  /** Notes what a decided case shows of each rule. */
  note(policy: Policy, facts: Facts, decision: Decision): void {
    const { policy: compiled, door } = linkedOf(policy)
    const checked = door(facts)
    if (!checked.ok) return
    const evaluation = newEvaluation(compiled, checked.facts)
    for (const { service, routes, open, denials } of Object.values(decision.services)) {
      const found = (rule: RuleId | undefined, more: { route?: Route; denial?: Denial }): void => {
        const about = this.grants.get(policy)?.get(rule ?? '')
        if (about) this.noteGrant(evaluation, about, { grant: about.grant, policy, facts, service, ...more })
      }
      for (const { rule } of open) found(rule, {})
      for (const route of routes) found(route.rule, { route })
      for (const denial of denials) found(denial.rule, { denial })
    }
  }

  /** The rules that have no case of a kind that they need. */
  missing(kind: ShapingKind): RuleId[] {
    return [...this.rules].filter(([, { lacks }]) => lacks.has(kind)).map(([id]) => id)
  }

  private noteGrant(evaluation: Evaluation, { grant, adjusts, excepts }: Touching, found: Found): void {
    for (const rule of this.wanting(evaluation, grant.excludes)) this.mark(rule, excludeShows(evaluation, rule, found))
    for (const { exclude, except } of excepts)
      if (this.wanting(evaluation, [except]).length > 0) this.mark(except, exceptShows(evaluation, except, exclude, found))
    for (const rule of this.wanting(evaluation, adjusts)) this.mark(rule, adjustShows(evaluation, rule, found))
    for (const rule of this.wanting(evaluation, grant.duties)) this.mark(rule, dutyShows(evaluation, rule, found))
  }

  private mark({ id }: CompiledBase, shows: Shows): void {
    const known = this.rules.get(id)
    for (const kind of known?.lacks ?? [])
      if (shows[kind]?.()) {
        known?.has.add(kind)
        known?.lacks.delete(kind)
      }
  }

  /** The rules that still lack a case, and that the item is, or may be, one for. */
  private wanting<R extends CompiledBase>(evaluation: Evaluation, rules: readonly R[]): R[] {
    return rules.filter((rule) => this.rules.get(rule.id)?.lacks.size !== 0 && reachTruth(evaluation, rule) !== FALSE)
  }
}

/** A grant with the rules that touch it. */
interface Touching {
  readonly grant: CompiledGrant
  readonly adjusts: readonly CompiledAdjust[]
  readonly excepts: readonly { readonly exclude: CompiledDefeater; readonly except: CompiledDefeater }[]
}

function touching(grant: CompiledGrant): Touching {
  const { windowAdjusts, evidenceAdjusts, waivers, terms, excludes } = grant
  const parts = [windowAdjusts, ...terms.values()].flatMap(({ own, other }) => [...own, ...other])
  return {
    grant,
    adjusts: [...new Set([...parts, ...evidenceAdjusts, ...waivers])],
    excepts: excludes.flatMap((exclude) => exclude.defeatedBy.map((except) => ({ exclude, except }))),
  }
}

function shapingOf(policy: CompiledPolicy, all: readonly Touching[]): ReadonlyMap<RuleId, Shaping> {
  const found = new Map<RuleId, Shaping>()
  const touch = (rule: CompiledBase, touched: CompiledBase): void => {
    const shaping = found.get(rule.id) ?? { rule, touched: new Set(), tells: tellsBy(policy, rule) }
    shaping.touched.add(touched)
    found.set(rule.id, shaping)
  }
  for (const { grant, adjusts, excepts } of all) {
    for (const rule of [...grant.excludes, ...adjusts, ...grant.duties]) touch(rule, grant)
    for (const { exclude, except } of excepts) touch(except, exclude)
  }
  return found
}
