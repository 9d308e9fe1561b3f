import type { Route, Verdict } from '../../../src/evaluate/decision.js'
import type { Facts } from '../../../src/facts/facts.js'
import { createPolicy, type Policy } from '../../../src/index.js'
import { SERVICE } from '../../support/decide.js'
import { type RuleSketch, testPack } from '../../support/test-pack.js'

/** A fact that is open, with every value that anything tells apart. */
export interface OpenFact {
  readonly path: string
  readonly values: readonly unknown[]
}

/** One way in which everything turns out. */
interface Completion {
  /** Which value each open fact has. */
  readonly at: readonly number[]
  readonly verdict: Verdict
  readonly routes: readonly Route[]
  /** Grants that stand but for their conditions, and grants whose conditions hold. */
  readonly standing: ReadonlySet<string>
  readonly met: ReadonlySet<string>
}

/**
 * What is to be asked, found by trying every completion with the evaluator: slow, and plain enough to be believed. It shares nothing with the cells of
 * `src/explain`.
 */
export class EveryCompletion {
  readonly policy: Policy
  private readonly all: readonly Completion[]

  constructor(
    rules: readonly RuleSketch[],
    readonly facts: Facts,
    readonly open: readonly OpenFact[],
  ) {
    this.policy = policyOf(rules)
    const [standing, met] = [policyOf(withoutConditions(rules)), policyOf(conditionsAlone(rules))]
    this.all = combinations(open.map(({ values }) => values.length)).map((at) => {
      const whole = this.filled(at)
      const { verdict, routes } = this.policy.evaluate(whole).services[SERVICE]
      return { at, verdict, routes, standing: routesOf(standing, whole), met: routesOf(met, whole) }
    })
    if (this.all.some(({ verdict }) => verdict === 'needs_information')) throw new Error('a completion is not complete')
  }

  /** The claim with a value for each open fact. */
  private filled(at: readonly number[]): Facts {
    return this.open.reduce((facts, { path, values }, index) => withFact(facts, path, values[at[index] as number]), this.facts)
  }

  /** The verdict of all completions in which something is so, in the words of S-20: settled, conditional for sure, or still to be asked. */
  private verdictOf(known: (completion: Completion) => boolean): Verdict {
    const left = this.all.filter(known)
    const [only, ...others] = new Set(left.map(({ verdict }) => verdict))
    if (only && others.length === 0) return only
    const possible = new Set(left.flatMap(({ met }) => [...met]))
    return left.every(({ standing }) => [...standing].some((grant) => possible.has(grant))) ? 'conditional' : 'needs_information'
  }

  get now(): Verdict {
    return this.verdictOf(() => true)
  }

  /** The verdict once a fact has one of its values. */
  after(fact: string, given: (value: unknown) => boolean): Verdict {
    const index = this.open.findIndex(({ path }) => path === fact)
    return this.verdictOf(({ at }) => given(this.open[index]?.values[at[index] as number]))
  }

  /** The facts in which two completions differ alone, and of which something else follows. */
  private differing(follows: (completion: Completion) => unknown): string[] {
    const known = new Map(this.all.map((completion) => [completion.at.join(), follows(completion)]))
    return this.open.flatMap(({ path, values }, index) => {
      const matters = this.all.some(({ at }) => values.some((_, value) => known.get(at.with(index, value).join()) !== known.get(at.join())))
      return matters ? [path] : []
    })
  }

  /** What can change the verdict. */
  get asked(): string[] {
    return this.differing(({ verdict }) => verdict)
  }

  /** What decides whether a grant becomes a firm route. */
  deciding(grant: string): string[] {
    return this.differing(({ routes }) => routes.some(({ rule, firm }) => rule === grant && firm))
  }

  /** Grants that are firm however it turns out, and each as it turns out. */
  private get sure(): string[] {
    return this.all.reduce<string[]>((sure, { routes }, index) => {
      const firm = routes.filter((route) => route.firm).map(({ rule }) => rule)
      return index === 0 ? firm : sure.filter((rule) => firm.includes(rule))
    }, [])
  }

  /** Grants that are not firm for sure and that come before all that are, their ids aside, in some completion. */
  better(order: (a: Route, b: Route) => number): Set<string> {
    const { sure } = this
    const found = new Set<string>()
    for (const { routes } of this.all) {
      const firm = routes.filter((route) => route.firm)
      const known = firm.filter(({ rule }) => sure.includes(rule))
      for (const route of firm)
        if (!sure.includes(route.rule) && known.every((other) => order({ ...route, rule: other.rule }, other) < 0)) found.add(route.rule)
    }
    return found
  }
}

const policyOf = (rules: readonly RuleSketch[]): Policy => createPolicy([testPack({ rules: [...rules] })])
const routesOf = (policy: Policy, facts: Facts): Set<string> => new Set(policy.evaluate(facts).services[SERVICE].routes.map(({ rule }) => rule))

const isPending = ({ pending }: RuleSketch): boolean => pending !== undefined

/** The same rules where no state of the goods matters. */
function withoutConditions(rules: readonly RuleSketch[]): RuleSketch[] {
  return keepEdges(rules.filter((rule) => !isPending(rule)).map(({ provided: _, ...rule }) => rule))
}

/** The same rules where nothing but the state of the goods matters. */
function conditionsAlone(rules: readonly RuleSketch[]): RuleSketch[] {
  return keepEdges(
    rules.flatMap((rule): RuleSketch[] => {
      if (rule.kind === 'adjust' || (rule.kind === 'exclude' && !isPending(rule))) return []
      if (rule.kind !== 'grant') return [rule]
      const { when: _when, windows: _windows, scope: _scope, ...bare } = rule
      return [bare]
    }),
  )
}

/** Without the excepts whose exclude is gone. */
function keepEdges(rules: readonly RuleSketch[]): RuleSketch[] {
  const ids = new Set(rules.map(({ id }) => id))
  return rules.filter(({ kind, defeats }) => kind !== 'except' || (defeats as string[]).every((id) => ids.has(id)))
}

const combinations = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>((ways, size) => ways.flatMap((way) => Array.from({ length: size }, (_, value) => [...way, value])), [[]])

export function withFact(facts: Facts, path: string, value: unknown): Facts {
  const put = (known: Record<string, unknown> = {}, [key = '', ...rest]: readonly string[]): Record<string, unknown> => ({
    ...known,
    [key]: rest.length === 0 ? value : put(known[key] as Record<string, unknown> | undefined, rest),
  })
  return put(facts as unknown as Record<string, unknown>, path.split('.')) as unknown as Facts
}
