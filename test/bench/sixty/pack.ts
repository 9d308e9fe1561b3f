import zone from '../../../rules/cn/zone.json' with { type: 'json' }
import type { Facts } from '../../../src/index.js'
import type { Claim } from './claims.js'
import { formatDay } from './days.js'
import { type EvidenceName, SERVICES, type SixtyPolicy, type SixtyRule, type SixtyService, type When } from './rules.js'

/** The five services under the names that aftersales has. */
export const SERVICE = {
  return: 'return',
  quality_return: 'refund',
  quality_exchange: 'exchange',
  warranty: 'repair',
  price_match: 'price_protection',
} as const satisfies Record<SixtyService, string>

const REASON: Record<string, string> = {
  changed_mind: 'changed_mind',
  quality: 'defective',
  wrong_item: 'wrong_item',
  transit_damage: 'arrived_damaged',
  price: 'price_dropped',
}
const CHANNEL: Record<string, string> = { self: 'self_operated', market: 'marketplace', flagship: 'manufacturer_store' }
const MEMBERSHIP: Record<string, string[]> = { none: [], silver: ['s2'], gold: ['plus'], platinum: ['diamond'] }
const KIND: Record<EvidenceName, string> = { invoice: 'invoice', photos: 'photos', report: 'inspection_report' }
/** A bare fact of the compared policy, as a condition. */
const YES: Record<string, When> = {
  opened: flag('goods.opened', true),
  activated: flag('goods.activated', true),
  used: flag('goods.used', true),
  sealBroken: flag('goods.sealIntact', false),
  accessoriesComplete: flag('goods.accessoriesComplete', true),
  personalized: flag('item.madeToOrder', true),
  hasInvoice: supplied('invoice'),
  hasPhotos: supplied('photos'),
  hasReport: supplied('report'),
}

function flag(fact: string, value: boolean): When {
  return { '==': [{ var: fact }, value] }
}
function supplied(name: EvidenceName): When {
  return { in: [KIND[name], { var: 'claim.evidence' }] }
}

/** Some of the compared categories have names that the vocabulary has already. */
const categoryId = (name: string): string => `sixty_${name}`

/** A claim as aftersales takes it. Filed on the day of delivery counts as after it, so the moment of the decision is the end of that day. */
export function factsOf({ line, claim, member }: Claim): Facts {
  const evidence = (Object.keys(KIND) as EvidenceName[]).filter((name) => claim.evidence[name]).map((name) => KIND[name])
  return {
    asOf: `${claim.filedAt.slice(0, 10)}T23:59:59+08:00`,
    order: { market: 'CN', channel: CHANNEL[line.seller], purchasedAt: line.purchasedAt },
    buyer: { memberships: MEMBERSHIP[member.tier] },
    item: { category: categoryId(line.category), brand: line.brand, unitPaid: line.priceCents, quantity: line.quantity, madeToOrder: line.personalized },
    goods: {
      opened: claim.opened,
      activated: claim.activated,
      used: claim.used,
      sealIntact: !claim.sealBroken,
      accessoriesComplete: claim.accessoriesComplete,
    },
    events: { delivered: line.deliveredAt },
    history: [],
    claim: { reason: REASON[claim.reason], submittedAt: claim.filedAt, evidence },
  } as Facts
}

/** Turns a condition over flat facts into one over the facts of aftersales. */
function conditionOf(when: When): When {
  if (when === true) return true
  const [operator, operands] = Object.entries(when)[0] as [string, unknown]
  if (operator === 'var') return YES[operands as string] as When
  if (operator === 'and' || operator === 'or') return { [operator]: (operands as When[]).map(conditionOf) }
  if (operator === '!') return { '!': conditionOf((operands as When[])[0] as When) }
  const [{ var: fact }, literal] = operands as [{ var: string }, string | number | string[]]
  if (fact === 'memberTier')
    return { or: (literal as string[]).flatMap((tier) => MEMBERSHIP[tier] ?? []).map((level) => ({ in: [level, { var: 'buyer.memberships' }] })) }
  if (fact === 'priceCents') return { [operator]: [{ var: 'item.unitPaid' }, literal] }
  const reasons = Array.isArray(literal) ? literal.map((reason) => REASON[reason]) : REASON[literal]
  return { [operator]: [{ var: 'claim.reason' }, reasons] }
}

const segment = (service: SixtyService): string => service.replace('_', '-')
export const ruleId = ({ service, id }: SixtyRule): string => `sixty.${segment(service)}.${id.toLowerCase()}`

/** Whether one claim can be in the scope of both. */
function meet(a: SixtyRule, b: SixtyRule): boolean {
  const line = (one: string, other: string): boolean => one === 'all' || one === other || other.startsWith(`${one}.`)
  const same = (one: string | undefined, other: string | undefined): boolean => one === undefined || other === undefined || one === other
  const [x, y] = [a.scope, b.scope]
  if (!(line(x.category, y.category) || line(y.category, x.category)) || !same(x.brand, y.brand) || !same(x.seller, y.seller)) return false
  return !((a.to !== null && b.from !== null && a.to < b.from) || (b.to !== null && a.from !== null && b.to < a.from))
}

/**
 * The compared policy as the files of an aftersales pack. "The best-ranked rule decides" becomes edges: a denial excludes the grants ranked below it, and a
 * grant excludes them too and lifts the denials below it, wherever one claim can be in the scope of both.
 *
 * @param ranked - The rules, best first.
 */
export function packFiles({ tree }: SixtyPolicy, ranked: readonly SixtyRule[]): Record<string, unknown> {
  const categories = Object.entries(tree).filter(([name]) => name !== 'all')
  return {
    'pack.json': { id: 'sixty', version: '1.0.0', layer: 'platform', timeZone: 'Asia/Shanghai', text: { en: 'The compared policy' } },
    'sources.json': { policy: { title: { en: 'Policy of the engine comparison' }, issuer: { en: 'A shop' }, readOn: '2026-11-23' } },
    'zone.json': zone,
    'vocabulary/categories.json': Object.fromEntries(
      categories.map(([name, parent]) => [
        categoryId(name),
        { parent: parent === null || parent === 'all' ? 'home_and_living' : categoryId(parent), text: { en: name, zh: name } },
      ]),
    ),
    ...Object.fromEntries(
      SERVICES.map((service) => {
        const mine = ranked.filter((rule) => rule.service === service)
        const rules = mine.flatMap((rule, place) => rulesOf(rule, mine.slice(place + 1)))
        return [`${segment(service)}.json`, { id: `sixty.${segment(service)}`, text: { en: service }, rules }]
      }),
    ),
  }
}

/** One compared rule and the edges by which it goes before those ranked below. */
function rulesOf(rule: SixtyRule, lower: readonly SixtyRule[]): object[] {
  const met = lower.filter((other) => meet(rule, other))
  const grants = met.filter(({ effect }) => effect === 'grant').map(ruleId)
  const denials = met.filter(({ effect }) => effect === 'deny').map(ruleId)
  const id = ruleId(rule)
  const base = baseOf(rule)
  if (rule.effect === 'deny') return [{ id, kind: 'exclude', ...base, defeats: grants }]
  return [
    {
      id,
      kind: 'grant',
      ...base,
      service: SERVICE[rule.service],
      windows: [{ opens: 'purchased', ends: { from: rule.anchor, for: rule.months > 0 ? { months: rule.months } : { days: rule.days } } }],
      evidence: rule.evidence.map((name) => ({ anyOf: [KIND[name]] })),
    },
    ...(grants.length > 0 ? [{ id: `${id}-first`, kind: 'exclude', ...base, defeats: grants }] : []),
    ...(denials.length > 0 ? [{ id: `${id}-despite`, kind: 'except', ...base, defeats: denials }] : []),
  ]
}

function baseOf({ id, scope, when, from, to, reason }: SixtyRule): object {
  return {
    text: { en: reason },
    cites: [{ source: 'policy', at: id }],
    certainty: 'high',
    scope: {
      ...(scope.category !== 'all' && { category: [categoryId(scope.category)] }),
      ...(scope.brand !== undefined && { brand: [scope.brand] }),
      ...(scope.seller !== undefined && { channel: [CHANNEL[scope.seller]] }),
    },
    ...(when !== true && { when: conditionOf(when) }),
    ...((from !== null || to !== null) && {
      inForce: { ...(from !== null && { from: formatDay(from) }), ...(to !== null && { until: formatDay(to + 1) }) },
    }),
  }
}
