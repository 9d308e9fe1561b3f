// A decision as a storefront shows it: the sentences of the rules in the reader's language, codes for everything else.
import { cn } from 'aftersales/rules/cn'
import { jd } from 'aftersales/rules/jd'

/** @typedef {import('aftersales').Decision} Decision */
/** @typedef {'en' | 'zh'} Locale */

const PACKS = [cn, jd]

/** @param {import('aftersales').LocaleMap | undefined} text @param {Locale} locale */
const inLocale = (text, locale) => text?.[locale] ?? text?.en

/**
 * @param {import('aftersales').Policy} policy
 * @param {Decision} decision
 * @param {Locale} locale
 */
export function presentDecision(policy, decision, locale) {
  /** @param {string} id */
  const says = (id) => inLocale(policy.rule(id)?.text, locale)
  return {
    services: Object.values(decision.services).map((service) => presentService(service, decision, says, locale)),
    // What to ask the buyer, most decisive first. What the seller or an inspection has to say is for the back office.
    ask: decision.ask.filter(({ suppliedBy }) => suppliedBy === 'buyer').map(({ fact, kind, values }) => ({ fact, kind, ...(values && { values }) })),
  }
}

/** @param {import('aftersales').ServiceDecision} service @param {Decision} decision @param {(id: string) => string | undefined} says @param {Locale} locale */
function presentService({ service, verdict, deadline, routes, denials }, decision, says, locale) {
  const [nearest] = denials
  return {
    service,
    verdict,
    ...(deadline && { deadline }),
    ways: routes.map((route) => ({
      rule: route.rule,
      says: says(route.rule),
      source: sourceOf(route.rule, decision, locale),
      firm: route.firm,
      deadline: route.deadline,
      conditions: route.conditions.map(({ code }) => code),
      evidence: route.evidence.map(({ anyOf }) => anyOf),
      terms: route.terms,
    })),
    ...(verdict === 'unavailable' && nearest && { denial: presentDenial(nearest, says) }),
  }
}

/** @param {import('aftersales').Denial} denial @param {(id: string) => string | undefined} says */
export const presentDenial = ({ rule, code, params }, says) => ({ code, params, ...(rule !== undefined && { rule, says: says(rule) }) })

/**
 * Title and place of the first source of a rule. A citation names a source by its key in the pack that the rule's id begins with.
 *
 * @param {string} rule @param {Decision} decision @param {Locale} locale
 */
function sourceOf(rule, decision, locale) {
  const [cite] = decision.rules[rule]?.cites ?? []
  const pack = PACKS.find(({ id }) => rule.startsWith(`${id}.`))
  return cite && [inLocale(pack?.sources[cite.source]?.title, locale), cite.at].filter(Boolean).join(' ')
}
