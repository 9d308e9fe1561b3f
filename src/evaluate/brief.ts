import { and, FALSE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Instant, Service } from '../facts/facts.js'
import type { AboutService, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Deadline, Decision, Denial, EvidenceNeed, Terms, Verdict } from './decision.js'
import { denialOf } from './denial.js'
import { type DenialOutcome, denialOrder, noRule } from './denied.js'
import { type Evaluation, newEvaluation } from './evaluation.js'
import { needOf } from './evidence.js'
import type { FramesOf } from './frame.js'
import { isReviewOpen } from './grant.js'
import { type Ranked, routeOrder } from './order.js'
import { type Found, planOf, type ServicePlan } from './plan.js'
import { ownDeadline } from './route.js'
import { shapeOf } from './shape.js'
import { unitsTruth } from './units.js'
import { grantFrames } from './window.js'

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

/** Decides every service in brief, or only those asked for, on facts that have passed the door. `hash` is the policy's. */
export function decideBriefly(policy: CompiledPolicy, hash: string, facts: CheckedFacts, only?: readonly Service[]): Brief {
  const evaluation = newEvaluation(policy, facts)
  const services = {} as Record<Service, ServiceBrief>
  for (const about of policy.grantsAbout(facts.values.get('item.category') as string).services)
    if (only === undefined || only.includes(about.service)) services[about.service] = serviceBriefly(evaluation, about)
  return { policy: { id: policy.id, version: policy.version, hash }, asOf: facts.asOfText, services }
}

/** A grant whose clock has been read. */
interface Timed extends Found {
  readonly window: FramesOf
  readonly units: Truth
}

/** A route as far as it tells which is best; its terms and its evidence are looked at only where two are alike. */
class Standing implements Ranked {
  readonly rule: RuleId
  readonly firm: boolean
  readonly deadline: Deadline
  readonly #evaluation: Evaluation
  readonly #grant: CompiledGrant

  constructor(evaluation: Evaluation, { grant, findings, window: { frames } }: Timed) {
    this.rule = grant.id
    this.firm = findings.waiting.length === 0 && !isReviewOpen(evaluation, grant)
    this.deadline = ownDeadline(frames, grant)
    this.#evaluation = evaluation
    this.#grant = grant
  }

  get terms(): Ranked['terms'] {
    return { freight: shapeOf(this.#evaluation, this.#grant).terms.settled.get('freight')?.value as Terms['freight'] }
  }

  get evidence(): Ranked['evidence'] {
    return shapeOf(this.#evaluation, this.#grant).evidence
  }

  get needs(): EvidenceNeed[] {
    return shapeOf(this.#evaluation, this.#grant).evidence.map((one) => needOf(this.#evaluation, one))
  }
}

function serviceBriefly(evaluation: Evaluation, about: AboutService): ServiceBrief {
  const plan = planOf(evaluation, about)
  let best: Standing | undefined
  let open = false
  const late: Timed[] = []
  for (const found of plan.standing) {
    const timed = inTimeOf(evaluation, found, about.service)
    const standing = and(found.findings.standing, and(timed.window.inTime, timed.units))
    if (and(standing, found.findings.conditions) === FALSE) late.push(timed)
    else if (standing === UNKNOWN) open = true
    else {
      const route = new Standing(evaluation, timed)
      if (best === undefined || routeOrder(route, best) < 0) best = route
    }
  }
  if (best) return { verdict: best.firm ? 'available' : 'conditional', rule: best.rule, deadline: best.deadline, evidence: best.needs }
  if (open) return { verdict: 'needs_information' }
  return { verdict: 'unavailable', denial: nearest(evaluation, about, plan, late), excludedBy: plan.excludedBy as RuleId[] }
}

function inTimeOf(evaluation: Evaluation, { grant, findings, more }: Found, service: Service): Timed {
  return { grant, findings, more, window: grantFrames(evaluation, grant.windows, grant.pack, grant.windowAdjusts), units: unitsTruth(evaluation, service) }
}

/** Of those denied whatever the clock says, only those can be nearest that have as few reasons as the nearest so far. */
function nearest(evaluation: Evaluation, about: AboutService, { denied }: ServicePlan, late: readonly Timed[]): Denial {
  let found: DenialOutcome | undefined
  const weigh = ({ grant, findings, window, units }: Timed): void => {
    const outcome = denialOf(evaluation, grant, findings, window, units)
    if (found === undefined || denialOrder(outcome, found) < 0) found = outcome
  }
  late.forEach(weigh)
  for (const one of denied) {
    if (found && !mayBeNearer(one, found)) break
    weigh(inTimeOf(evaluation, one, about.service))
  }
  return found?.denial ?? noRule(evaluation, about.service)
}

/** In time it is as near as it can be, and a denial that is late is nearer than one that is not. */
const mayBeNearer = ({ grant, more }: Found, found: DenialOutcome): boolean =>
  more < found.more || (more === found.more && found.late === Number.POSITIVE_INFINITY && grant.id < (found.denial.rule as RuleId))
