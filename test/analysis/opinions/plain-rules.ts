import type { RuleSketch } from '../../support/test-pack.js'
import { selectedFact } from './small-rules.js'

/** Something that is said of a claim, in whatever logic: terms of a solver, or yes and no for one claim. */
export interface Terms<B> {
  isTrue(fact: string): B
  isOneOf(fact: string, values: readonly string[]): B
  atMost(fact: string, value: number): B
  /** Whether an event happened, at least so many civil days before the claim; 0: not after it. */
  daysSince(event: string, days: number): B
  /** Whether the purchase was on a day or later. */
  boughtFrom(day: string): B
  readonly approved: B
  all(of: readonly B[]): B
  some(of: readonly B[]): B
  not(of: B): B
}

type Plain = Record<string, unknown>
interface Span {
  readonly from: string
  readonly for: { readonly days: number }
}

/** What becomes of the grants of some rules, straight from how they are written (S-3 to S-9), sharing nothing with the library. */
export class PlainRules<B> {
  constructor(
    private readonly rules: readonly RuleSketch[],
    private readonly terms: Terms<B>,
  ) {}

  ids(kind: string): string[] {
    return this.rules.filter((rule) => rule.kind === kind).map(({ id }) => id)
  }

  /** Whether a grant is a route once everything is known. */
  route(id: string): B {
    const { all, some, not } = this.terms
    const grant = this.find(id)
    const windows = ((grant.windows ?? []) as Plain[]).map((window) => this.inTime(window))
    const provided = ((grant.provided ?? []) as Plain[]).map((one) => this.condition(one.if as Plain))
    return all([this.applies(grant), ...windows, ...provided, not(some(this.defeatersOf(id).map((one) => this.stands(one))))])
  }

  /** Whether it is one that waits for nobody. */
  firm(id: string): B {
    return this.find(id).review ? this.terms.all([this.route(id), this.terms.approved]) : this.route(id)
  }

  stands(rule: RuleSketch): B {
    return this.terms.all([this.applies(rule), this.terms.not(this.terms.some(this.defeatersOf(rule.id).map((one) => this.stands(one))))])
  }

  /** Whether an exclude stands for a claim to which a grant that it defeats applies. */
  bites(id: string): B {
    const exclude = this.find(id)
    return this.terms.all([this.stands(exclude), this.terms.some((exclude.defeats as string[]).map((grant) => this.applies(this.find(grant))))])
  }

  private find(id: string): RuleSketch {
    return this.rules.find((rule) => rule.id === id) as RuleSketch
  }

  private defeatersOf(id: string): RuleSketch[] {
    return this.rules.filter((rule) => (rule.defeats as string[] | undefined)?.includes(id))
  }

  private applies({ scope = {}, when, inForce = {} }: RuleSketch): B {
    const { all, not } = this.terms
    const { from, until } = inForce as { from?: string; until?: string }
    const selected = Object.entries(scope as Record<string, string[]>).map(([selector, values]) => {
      const listed = this.terms.isOneOf(selectedFact(selector), values)
      return selector === 'notCategory' ? not(listed) : listed
    })
    return all([
      ...selected,
      ...(when === undefined ? [] : [this.condition(when as Plain)]),
      ...(from === undefined ? [] : [this.terms.boughtFrom(from)]),
      ...(until === undefined ? [] : [not(this.terms.boughtFrom(until))]),
    ])
  }

  private condition(when: Plain): B {
    const [[operator, operand]] = Object.entries(when) as [[string, unknown]]
    if (operator === 'and') return this.terms.all((operand as Plain[]).map((one) => this.condition(one)))
    if (operator === 'or') return this.terms.some((operand as Plain[]).map((one) => this.condition(one)))
    if (operator === '!') return this.terms.not(this.condition(operand as Plain))
    const [{ var: fact }, value] = operand as [{ var: string }, unknown]
    if (operator === '<=') return this.terms.atMost(fact, value as number)
    if (typeof value === 'string') return this.terms.isOneOf(fact, [value])
    return value ? this.terms.isTrue(fact) : this.terms.not(this.terms.isTrue(fact))
  }

  /** From the event, or so many days after it, until the last day; a window that says when it opens and whose end has nothing to count from is open. */
  private inTime({ opens, ends }: Plain): B {
    const { from, for: duration } = ends as Span
    const opened = opens as { event: string; plus: { days: number } } | undefined
    return this.terms.all([
      opened ? this.terms.daysSince(opened.event, opened.plus.days) : this.terms.daysSince(from, 0),
      this.terms.not(this.terms.daysSince(from, duration.days + 1)),
    ])
  }
}
