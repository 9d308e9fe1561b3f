import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Instant, Service } from '../facts/facts.js'
import type { AboutService, CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Deadline, Decision, Denial, EvidenceNeed, Terms, Verdict } from './decision.js'
import { denialOf } from './denial.js'
import { denialOrder, type Nearness, noRule } from './denied.js'
import { type Evaluation, newEvaluation } from './evaluation.js'
import { needsOf } from './evidence.js'
import { deadlineOfFound, type Found, inTimeOf, latenessOfFound, timeReasons } from './found.js'
import { isReviewOpen } from './grant.js'
import { type Ranked, routeOrder } from './order.js'
import { planOf } from './plan.js'
import { type Shape, shapeOf } from './shape.js'
import { unitsTruth } from './units.js'

/** What a decision comes to for every service: the verdict with the best route, or the nearest denial. Everything in it is said alike by the whole decision. */
export interface Brief {
  policy: Decision['policy']
  asOf: Instant
  /** Every service of the policy; with `only`, the other keys are absent. */
  services: Record<Service, ServiceBrief>
}

/** One service in brief. */
export interface ServiceBrief {
  verdict: Verdict
  /** The grant of the best route. Absent when there is no route, as are its deadline and its evidence. */
  rule?: RuleId
  deadline?: Deadline
  evidence?: EvidenceNeed[]
  /** Of an unavailable service: the denial nearest to standing. */
  denial?: Denial
  /** Of an unavailable service: every exclusion that removes one of its grants, by their ids. */
  excludedBy?: RuleId[]
}

/** Decides every service in brief, or only those asked for, on facts that have passed the door. `policy` is what the brief says of it. Frozen in depth. */
export function decideBriefly(compiled: CompiledPolicy, policy: Brief['policy'], facts: CheckedFacts, only?: readonly Service[]): Brief {
  const evaluation = newEvaluation(compiled, facts)
  const services = {} as Record<Service, ServiceBrief>
  for (const about of compiled.grantsAbout(facts.values.get('item.category') as string).services)
    if (only === undefined || only.includes(about.service)) services[about.service] = Object.freeze(serviceBriefly(evaluation, about))
  return Object.freeze({ policy, asOf: facts.asOfText, services: Object.freeze(services) })
}

function serviceBriefly(evaluation: Evaluation, about: AboutService): ServiceBrief {
  const { standing, denied, excludedBy } = planOf(evaluation, about)
  const units = standing.length + denied.length === 0 ? TRUE : unitsTruth(evaluation, about.service)
  const { best, open, late } = tried(evaluation, standing, units)
  if (best) return { verdict: best.firm ? 'available' : 'conditional', rule: best.rule, deadline: best.deadline, evidence: best.needs as EvidenceNeed[] }
  if (open) return OPEN
  const nearest = nearestOf(evaluation, denied, units, late)
  const denial = nearest ? nearest.denialOf(evaluation, units) : noRule(evaluation, about.service)
  return { verdict: 'unavailable', denial, excludedBy: excludedBy as RuleId[] }
}

const OPEN: ServiceBrief = Object.freeze({ verdict: 'needs_information' })

/** What the grants come to that the clock and the units decide. */
interface Tried {
  best: Standing | undefined
  open: boolean
  late: Found[]
}

function tried(evaluation: Evaluation, standing: readonly Found[], units: Truth): Tried {
  const tried: Tried = { best: undefined, open: false, late: [] }
  for (const found of standing) {
    // Nothing that follows can change the verdict, nor be better.
    if (found.rank > mostRank(tried)) break
    const stands = and(found.findings.standing, and(inTimeOf(evaluation, found), units))
    if (and(stands, found.findings.conditions) === FALSE) tried.late.push(found)
    else if (stands === UNKNOWN) tried.open = true
    else tried.best = better(tried.best, new Standing(evaluation, found))
  }
  return tried
}

const mostRank = ({ best, open }: Tried): Found['rank'] => (best?.firm ? 0 : best || open ? 1 : 2)

/** A route as far as it tells which is best; its terms and its evidence are looked at only where two are alike. */
class Standing implements Ranked {
  readonly rule: RuleId
  readonly firm: boolean
  readonly deadline: Deadline

  constructor(
    readonly evaluation: Evaluation,
    readonly found: Found,
  ) {
    const { grant, findings } = found
    this.rule = grant.id
    this.firm = findings.waiting.length === 0 && !isReviewOpen(evaluation, grant)
    this.deadline = deadlineOfFound(evaluation, found)
  }

  get terms(): Ranked['terms'] {
    return { freight: this.shape.terms.settled.get('freight')?.value as Terms['freight'] }
  }

  get evidence(): Ranked['evidence'] {
    return this.shape.evidence.needs
  }

  get needs(): readonly EvidenceNeed[] {
    return needsOf(this.evaluation, this.shape.evidence)
  }

  private get shape(): Shape {
    return shapeOf(this.evaluation, this.found.grant)
  }
}

const better = (one: Standing | undefined, other: Standing): Standing => (one && routeOrder(one, other) < 0 ? one : other)

/** A denial as far as it tells which is nearest to standing; it is put into words for that one. */
class Denied implements Nearness {
  readonly rule: RuleId
  readonly more: number
  readonly late: number

  constructor(
    evaluation: Evaluation,
    readonly found: Found,
    units: Truth,
  ) {
    const { reasons, days } = latenessOfFound(evaluation, found)
    this.rule = found.grant.id
    this.more = found.reasons + reasons + Number(units === FALSE) - 1
    this.late = days
  }

  denialOf(evaluation: Evaluation, units: Truth): Denial {
    const { grant, findings } = this.found
    return denialOf(evaluation, grant, findings, timeReasons(evaluation, this.found), units).denial
  }
}

const nearer = (one: Denied | undefined, other: Denied): Denied => (one && denialOrder(one, other) < 0 ? one : other)

/** The nearest of those that are late and of those denied whatever the clock says. */
function nearestOf(evaluation: Evaluation, denied: readonly Found[], units: Truth, late: readonly Found[]): Denied | undefined {
  let nearest: Denied | undefined
  for (const found of late) nearest = nearer(nearest, new Denied(evaluation, found, units))
  for (const found of denied) {
    if (nearest && !mayBeNearer(found, nearest)) break
    nearest = nearer(nearest, new Denied(evaluation, found, units))
  }
  return nearest
}

/** Those denied come with the fewest reasons first, then by their ids. The clock adds to the reasons of each; in time, it is farther than one that is late. */
const mayBeNearer = ({ reasons, grant }: Found, { more, late, rule }: Nearness): boolean =>
  reasons - 1 < more || (reasons - 1 === more && late === Number.POSITIVE_INFINITY && grant.id < rule)
