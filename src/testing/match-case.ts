import { canonicalJson } from '../core/canonical.js'
import { parseInstant } from '../core/instant.js'
import type { Deadline, Decision, Denial, Duty, Route, ServiceDecision } from '../evaluate/decision.js'
import type { Anchor, Ends } from '../policy/rule.js'
import type { ExpectedDenial, ExpectedRoute, ExpectedService } from './case.js'

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
const sameInstant = (a: string | undefined, b: string): boolean => a !== undefined && parseInstant(a) === parseInstant(b)
const closesAt = (deadline: Deadline | undefined): string | undefined => (deadline && 'closesAt' in deadline ? deadline.closesAt : undefined)
const lastDay = (deadline: Deadline | undefined): string | undefined => (deadline && 'lastDay' in deadline ? deadline.lastDay : undefined)

/** What a decision does not have of what is expected, a line each; [] when all of it is there. */
export function mismatches(decision: Decision, expected: Record<string, ExpectedService>): string[] {
  return Object.entries(expected).flatMap(([service, wanted]) => {
    const decided = decision.services[service as keyof Decision['services']]
    return decided ? serviceMismatches(decided, wanted).map((text) => `${service}: ${text}`) : [`${service}: not decided`]
  })
}

function serviceMismatches(
  decided: ServiceDecision,
  { verdict, lastDay: day, closesAt: closes, route, denial, noRoute = [], asks = [] }: ExpectedService,
): string[] {
  const { deadline, denials, ask } = decided
  const granted = [...decided.routes, ...decided.open].map(({ rule }) => rule)
  const questions = ask.map(({ fact }) => fact)
  const verdicts = verdict === undefined ? [decided.verdict] : listOf(verdict)
  return [
    ...(verdicts.includes(decided.verdict) ? [] : [`verdict ${decided.verdict}, wanted ${verdicts.join(' or ')}${summary(decided)}`]),
    ...deadlineMismatch('lastDay', deadline, day, lastDay(deadline) === day),
    ...deadlineMismatch('closesAt', deadline, closes, typeof closes === 'string' && sameInstant(closesAt(deadline), closes)),
    ...listOf(route ?? []).flatMap((wanted) => (decided.routes.some((one) => routeMismatches(one, wanted).length === 0) ? [] : [lacking(decided, wanted)])),
    ...listOf(denial ?? []).flatMap((wanted) =>
      denials.some((one) => denialFits(one, wanted)) ? [] : [`no denial ${JSON.stringify(wanted)}${summary(decided)}`],
    ),
    ...noRoute.filter((rule) => granted.includes(rule)).map((rule) => `${rule} is a route, or open`),
    ...asks.filter((fact) => !questions.includes(fact)).map((fact) => `does not ask ${fact}, but ${questions.join(', ') || 'nothing'}`),
  ]
}

/** Expected `null`: no time limit. */
function deadlineMismatch(name: string, deadline: Deadline | undefined, wanted: string | null | undefined, fits: boolean): string[] {
  if (wanted === undefined || (wanted === null ? deadline?.status === 'none' : fits)) return []
  return [`${name} of ${JSON.stringify(deadline) ?? 'no deadline'}, wanted ${wanted ?? 'no limit'}`]
}

function lacking(decided: ServiceDecision, route: ExpectedRoute): string {
  const nearest = decided.routes.map((one) => `${one.rule}: ${routeMismatches(one, route).join('; ')}`)
  return nearest.length > 0 ? `no route fits (${nearest.join(' | ')})` : `no route${summary(decided)}`
}

const denialFits = ({ code, params, rule, by }: Denial, wanted: ExpectedDenial): boolean =>
  code === wanted.code && (wanted.rule ?? rule) === rule && (wanted.by ?? by) === by && subset(wanted.params ?? {}, params)

/** What a service came to, in one line, for the report of a failed case. */
const summary = ({ open, denials, routes }: ServiceDecision): string =>
  ` [${[...routes.map((one) => `${one.rule} if ${one.conditions.map(({ code }) => code).join('+')}`), ...open.map(({ rule, dependsOn }) => `${rule} open on ${dependsOn.join('+')}`), ...denials.map(({ rule, code, params }) => `${rule} ${code} ${JSON.stringify(params)}`)].join(' | ')}]`

const subset = (wanted: object, got: object): boolean => Object.entries(wanted).every(([key, value]) => same((got as Record<string, unknown>)[key], value))

function routeMismatches(route: Route, wanted: ExpectedRoute): string[] {
  const { terms, deadline } = route
  const found: string[] = []
  const must = (truth: boolean, text: string): unknown => truth || found.push(text)
  const equal = (name: string, got: unknown, value: unknown): unknown => value === undefined || must(same(got, value), `${name} ${JSON.stringify(got)}`)
  equal('lastDay', lastDay(deadline), wanted.lastDay)
  if (wanted.closesAt !== undefined) must(sameInstant(closesAt(deadline), wanted.closesAt), `closesAt ${closesAt(deadline)}`)
  if (wanted.opensAt !== undefined) must(sameInstant(route.opensAt, wanted.opensAt), `opensAt ${route.opensAt}`)
  equal('deadlineStatus', deadline.status, wanted.deadlineStatus)
  equal('layer', route.layer, wanted.layer)
  equal('rule', route.rule, wanted.rule)
  equal('firm', route.firm, wanted.firm)
  equal('freight', terms.freight, wanted.freight)
  equal('refundAmount', terms.refundAmount, wanted.refundAmount)
  const each = (names: readonly string[] = [], holds: (name: string) => boolean, problem: (name: string) => string): void => {
    for (const name of names) must(holds(name), problem(name))
  }
  each(
    wanted.rules,
    (id) => route.rules.includes(id),
    () => `rules ${route.rules}`,
  )
  each(
    wanted.notRules,
    (id) => !route.rules.includes(id),
    (id) => `shaped by ${id}`,
  )
  each(
    wanted.conditions,
    (code) => route.conditions.some((condition) => condition.code === code),
    (code) => `no condition ${code}`,
  )
  each(
    wanted.open,
    (part) => route.open.some((one) => one.part === part),
    (part) => `not open: ${part}`,
  )
  for (const mode of wanted.repairMode === undefined ? [] : listOf(wanted.repairMode))
    must(terms.repairMode?.some((one) => one === mode) === true, `repairMode ${terms.repairMode}`)
  for (const group of wanted.evidence ?? [])
    must(
      route.evidence.some(({ anyOf }) => anyOf.some((kind) => group.includes(kind))),
      `no evidence ${group.join('/')}`,
    )
  for (const [term, value] of Object.entries(wanted.terms ?? {})) equal(term, (terms as Record<string, unknown>)[term], value)
  if (wanted.duty)
    must(
      route.duties.some((duty) => dutyFits(duty, wanted.duty as Required<ExpectedRoute>['duty'])),
      `no duty ${JSON.stringify(wanted.duty)} among ${JSON.stringify(route.duties)}`,
    )
  return found
}

function dutyFits(duty: Duty, wanted: Required<ExpectedRoute>['duty']): boolean {
  return (
    duty.act === wanted.act &&
    (wanted.actor ?? duty.actor) === duty.actor &&
    (wanted.closesAt === undefined || sameInstant(closesAt(duty.due), wanted.closesAt)) &&
    (wanted.lastDay ?? lastDay(duty.due)) === lastDay(duty.due) &&
    (wanted.onSilence ?? duty.onSilence) === duty.onSilence &&
    (wanted.overdue ?? duty.overdue) === duty.overdue &&
    (wanted.afterEvent === undefined || (duty.after !== undefined && anchorEvents(duty.after.ends).includes(wanted.afterEvent)))
  )
}

/** The events that an end counts from. */
function anchorEvents(ends: Ends | Anchor): string[] {
  if (typeof ends === 'string') return [ends]
  if ('event' in ends) return [ends.event]
  if ('from' in ends) return anchorEvents(ends.from)
  return Object.values(ends).flatMap((parts) => (parts as (Ends | Anchor)[]).flatMap(anchorEvents))
}
