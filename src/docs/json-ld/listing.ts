import { formatDay, parseDay, readDay } from '../../core/civil-day.js'
import { formatIn, instantAt } from '../../core/zone.js'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Deadline, Decision, Route } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Channel, ClaimReason, Day, Facts, Label, Service } from '../../facts/facts.js'
import type { RuleId } from '../../policy/rule.js'
import { ordinaryClaim, type Setting } from '../survey/ordinary-claim.js'
import type { MerchantReturnPolicy, SeasonalOverride, WarrantyPromise } from './schema-org.js'
import { warrantyOf } from './warranty.js'

/** What is offered, and where. */
export interface ListedItem {
  /** ISO 3166-1 alpha-2: each country has a policy of its own. */
  markets: readonly string[]
  /** ISO 3166-1 alpha-2: where goods are sent back to; left out, they stay in their market. */
  returnedTo?: string
  platform?: string
  channel?: Channel
  category: string
  brand?: string
  labels?: readonly Label[]
  /** "YYYY-MM-DD": the days of delivery that the markup speaks for, half-open; seasonal overrides are looked for in it. */
  from: Day
  until: Day
}

/** What the rules say and the markup cannot. Of a route that the markup promises, everything that comes with it; the other routes as a whole. */
export interface Loss {
  /**
   * conditions: the route stands on them. evidence: it has to be handed in. terms: they come with it. duties: they follow from it. certainty: the reading is not
   * sure. parts: more facts change them. other_way: another rule gives the same service otherwise. other_service: no property for it. window: its end is not a
   * number of days over the whole season. rest_days: single days on which it is longer. hours: shorter than a day. open: more facts decide.
   */
  code: 'conditions' | 'evidence' | 'terms' | 'duties' | 'certainty' | 'parts' | 'other_way' | 'other_service' | 'window' | 'rest_days' | 'hours' | 'open'
  market: string
  service: Service
  rule?: RuleId
  params: Record<string, string | number | string[]>
}

export interface Listing {
  /** One for each country in which the policy has rules on returns. */
  returnPolicies: MerchantReturnPolicy[]
  warranty?: WarrantyPromise
  losses: Loss[]
}

const WINDOW = 'https://schema.org/MerchantReturnFiniteReturnWindow'
/** More than an ordinary weekend moves a last day. */
const WEEKEND = 2
const REMORSE: ClaimReason = 'changed_mind'
const DEFECT: ClaimReason = 'defective'

/**
 * The rules about one offered item as JSON-LD of schema.org, with the fields that Google's merchant listings require, and a report of what that cannot say.
 * Nothing is promised that the rules do not give: of several windows over a season the shortest counts.
 *
 * @example
 * const { returnPolicies, losses } = merchantListing(policy, { markets: ['CN'], platform: 'jd', category: 'phones', from: '2026-01-01', until: '2027-01-01' })
 */
export function merchantListing(policy: Policy, item: ListedItem): Listing {
  const made = item.markets.map((market) => ofMarket(policy, item, market))
  const warranty = made.flatMap((one) => one.warranty ?? [])[0]
  return { returnPolicies: made.map((one) => one.returnPolicy), ...(warranty && { warranty }), losses: made.flatMap(({ losses }) => losses) }
}

function ofMarket(policy: Policy, item: ListedItem, market: string): { returnPolicy: MerchantReturnPolicy; warranty?: WarrantyPromise; losses: Loss[] } {
  const days = daysOf(item)
  const first = days[0] as Day
  const decide = (reason: ClaimReason): Decision => policy.evaluate(claimOn(policy, item, market, first, reason))
  const [remorse, defect] = [decide(REMORSE), decide(DEFECT)]
  const season = days.map((day) => policy.evaluate(claimOn(policy, item, market, day, REMORSE), { only: ['return'] }).services.return.routes)
  const best = bestRoute(remorse.services.return.routes, season)
  const found = best && windowsOver(season, days, best.rule)
  const warranty = warrantyOf(policy, defect.services.repair.routes)
  return {
    returnPolicy: {
      '@context': 'https://schema.org',
      '@type': 'MerchantReturnPolicy',
      applicableCountry: market,
      ...categoryOf(best, found, remorse.services.return.open.length > 0),
      ...(best && { returnPolicyCountry: item.returnedTo ?? market, returnMethod: 'https://schema.org/ReturnByMail' as const }),
      ...feesOf(best, freeOf(defect.services.return.routes)),
      ...refundOf(best),
    },
    ...(warranty && { warranty: warranty.promise }),
    losses: lossesOf(market, remorse, defect, best, found, warranty?.route),
  }
}

/** Every day of the season. */
function daysOf({ from, until }: ListedItem): Day[] {
  const [first, end] = [parseDay(from), parseDay(until)]
  if (first === undefined || end === undefined || end <= first) throw new RangeError(`"${from}" to "${until}" is no interval of days`)
  return Array.from({ length: end - first }, (_, index) => formatDay(first + index))
}

/** The ordinary claim for this item, delivered on a day. */
function claimOn(policy: Policy, item: ListedItem, market: string, day: Day, reason: ClaimReason): Facts {
  const { zone } = linkedOf(policy).policy
  const at = formatIn(zone, instantAt(zone, readDay(day), 10 * 3_600_000))
  const place = { ...(item.platform !== undefined && { platform: item.platform }), ...(item.channel && { channel: item.channel }) }
  const setting: Setting = { market, at, places: [place], usual: [place] }
  const facts = ordinaryClaim(setting, place, item.category, reason)
  return { ...facts, item: { ...facts.item, ...(item.brand !== undefined && { brand: item.brand }), labels: [...(item.labels ?? [])] } }
}

/** The one that stands longest, all days of the season taken together. */
function bestRoute(routes: readonly Route[], season: readonly (readonly Route[])[]): Route | undefined {
  const total = (rule: RuleId): number =>
    season.reduce((sum, one) => {
      const deadline = one.find((route) => route.rule === rule)?.deadline
      return sum + (deadline === undefined ? 0 : lastCivil(deadline))
    }, 0)
  return routes.map((route) => ({ route, days: total(route.rule) })).sort((a, b) => b.days - a.days)[0]?.route
}

/** Far beyond every day. */
const NEVER = 10_000_000

const lastCivil = (deadline: Deadline): number => ('lastDay' in deadline ? readDay(deadline.lastDay) : deadline.status === 'none' ? NEVER : 0)

interface Windows {
  /** Whole days from delivery that hold on every day of the season. */
  readonly days: number
  readonly overrides: SeasonalOverride[]
  /** Days of delivery on which an ordinary rest day makes it longer. */
  readonly single: number
}

/** How many days each delivery has under one rule: the fewest, and the stretches that have clearly more. */
function windowsOver(season: readonly (readonly Route[])[], days: readonly Day[], rule: RuleId): Windows | undefined {
  const lengths = days.map((day, index): number | undefined => {
    const route = season[index]?.find((one) => one.rule === rule)
    return route && 'lastDay' in route.deadline ? lastCivil(route.deadline) - readDay(day) : undefined
  })
  const known = lengths.filter((length) => length !== undefined)
  if (known.length < lengths.length) return undefined
  const fewest = Math.min(...known)
  const overrides: SeasonalOverride[] = []
  known.forEach((length, index) => {
    const day = days[index] as Day
    const last = overrides.at(-1)
    if (length <= fewest + WEEKEND) return
    if (last && readDay(last.endDate) + 1 === readDay(day)) Object.assign(last, { endDate: day, merchantReturnDays: Math.min(last.merchantReturnDays, length) })
    else
      overrides.push({
        '@type': 'MerchantReturnPolicySeasonalOverride',
        startDate: day,
        endDate: day,
        returnPolicyCategory: WINDOW,
        merchantReturnDays: length,
      })
  })
  return { days: fewest, overrides, single: known.filter((length) => length > fewest && length <= fewest + WEEKEND).length }
}

function categoryOf(
  best: Route | undefined,
  found: Windows | undefined,
  open: boolean,
): Pick<MerchantReturnPolicy, 'returnPolicyCategory' | 'merchantReturnDays' | 'returnPolicySeasonalOverride'> {
  if (!best) return { returnPolicyCategory: open ? 'https://schema.org/MerchantReturnUnspecified' : 'https://schema.org/MerchantReturnNotPermitted' }
  if (best.deadline.status === 'none') return { returnPolicyCategory: 'https://schema.org/MerchantReturnUnlimitedWindow' }
  if (!found) return { returnPolicyCategory: 'https://schema.org/MerchantReturnUnspecified' }
  return { returnPolicyCategory: WINDOW, merchantReturnDays: found.days, ...(found.overrides.length > 0 && { returnPolicySeasonalOverride: found.overrides }) }
}

const isFree = ({ terms }: Route): boolean => terms.freight !== undefined && terms.freight !== 'buyer'
const freeOf = (routes: readonly Route[]): boolean | undefined => (routes.length === 0 ? undefined : routes.some(isFree))

const fees = (free: boolean): NonNullable<MerchantReturnPolicy['returnFees']> =>
  free ? 'https://schema.org/FreeReturn' : 'https://schema.org/ReturnFeesCustomerResponsibility'

function feesOf(best: Route | undefined, defectFree: boolean | undefined): Partial<MerchantReturnPolicy> {
  const remorse = best && best.terms.freight !== undefined ? fees(isFree(best)) : undefined
  return {
    ...(remorse && { returnFees: remorse, customerRemorseReturnFees: remorse }),
    ...(defectFree !== undefined && best && { itemDefectReturnFees: fees(defectFree) }),
  }
}

function refundOf(best: Route | undefined): Partial<MerchantReturnPolicy> {
  const to = best?.terms.refundTo
  if (to === undefined) return {}
  return { refundType: to === 'store_credit' ? 'https://schema.org/StoreCreditRefund' : 'https://schema.org/FullRefund' }
}

/** Terms for which there is a property. */
const SAID: Partial<Record<Service, readonly string[]>> = { return: ['freight', 'refundTo'], repair: ['repairCharge'] }

type Lose = (service: Service, code: Loss['code'], params: Loss['params'], rule?: RuleId) => Loss

/** Everything of the decisions that has no place in the markup. */
function lossesOf(market: string, remorse: Decision, defect: Decision, best: Route | undefined, found: Windows | undefined, repair: Route | undefined): Loss[] {
  const lose: Lose = (service, code, params, rule) => ({ code, market, service, ...(rule !== undefined && { rule }), params })
  const promised = new Set([best?.rule, repair?.rule])
  const routesOf = (service: Service): Route[] => {
    const routes = [...remorse.services[service].routes, ...defect.services[service].routes].filter(({ rule }) => !promised.has(rule))
    return [...new Map(routes.map((one) => [one.rule, one])).values()]
  }
  const ways = (service: Service): Loss[] =>
    routesOf(service).map(({ rule, layer, deadline }) =>
      lose(service, 'other_way', { layer, ...('lastDay' in deadline && { lastDay: deadline.lastDay }) }, rule),
    )
  const others = (Object.keys(defect.services) as Service[]).filter((service) => service !== 'return' && !(service === 'repair' && repair))
  return [
    ...(best ? comingWith(lose, 'return', best) : []),
    ...(best && !found && best.deadline.status !== 'none' ? [lose('return', 'window', { status: best.deadline.status }, best.rule)] : []),
    ...(best && found?.days === 0 ? [lose('return', 'hours', {}, best.rule)] : []),
    ...(found && found.single > 0 ? [lose('return', 'rest_days', { days: found.single }, best?.rule)] : []),
    ...ways('return'),
    ...(repair ? [...comingWith(lose, 'repair', repair), ...ways('repair')] : []),
    ...others.flatMap((service) => (routesOf(service).length === 0 ? [] : [lose(service, 'other_service', { ways: routesOf(service).length })])),
    ...remorse.services.return.open.map(({ rule, dependsOn }) => lose('return', 'open', { dependsOn }, rule)),
  ]
}

/** What a route brings along besides its window and who pays. */
function comingWith(lose: Lose, service: Service, { rule, conditions, evidence, terms, duties, certainty, open }: Route): Loss[] {
  const unsaid = Object.keys(terms).filter((name) => !SAID[service]?.includes(name))
  const some = (code: Loss['code'], name: string, values: string[]): Loss[] => (values.length === 0 ? [] : [lose(service, code, { [name]: values }, rule)])
  return [
    ...some(
      'conditions',
      'codes',
      conditions.map(({ code }) => code),
    ),
    ...some(
      'evidence',
      'kinds',
      evidence.map(({ anyOf }) => anyOf.join('|')),
    ),
    ...some('terms', 'names', unsaid),
    ...some('duties', 'acts', [...new Set(duties.map(({ act }) => act))]),
    ...(certainty === 'high' ? [] : [lose(service, 'certainty', { certainty }, rule)]),
    ...some(
      'parts',
      'names',
      open.map(({ part }) => part),
    ),
  ]
}
