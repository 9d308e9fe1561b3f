import { minorUnitsOf } from '../core/money.js'
import type { Decision, Denial, Duty, EvidenceNeed, Reason, Route, ServiceDecision } from '../evaluate/decision.js'
import type { Anchor, Citation, Ends, LocaleMap, RuleId } from '../policy/rule.js'
import { dayText, deadlineText, durationText, instantText } from './dates.js'
import { MESSAGES } from './messages.js'
import { fill, type Locale, type Words } from './words.js'

/** What a text needs of the policy: the sentence of a rule and the title of a source. */
export interface RuleTexts {
  text(id: RuleId): LocaleMap | undefined
  title(id: RuleId, citation: Citation): LocaleMap | undefined
  words(locale: Locale): Words
}

export interface TextOptions {
  locale: Locale
  /** Every route, denial and question, not only the nearest. */
  all?: boolean
  /** Of the amounts. */
  currency?: string
}

interface Context extends TextOptions {
  readonly decision: Decision
  readonly texts: RuleTexts
  readonly words: Words
}

/** Questions and further routes shown when not all are wanted. */
const FEW = 2

const inLocale = (text: LocaleMap | undefined, locale: Locale, otherwise: string): string => text?.[locale] ?? text?.en ?? otherwise
const unstopped = (text: string): string => text.replace(/[.。]$/, '')

/** A decision as plain text, a block a service; pure, without colours. */
export function renderText(decision: Decision, texts: RuleTexts, options: TextOptions): string {
  const context = { ...options, decision, texts, words: texts.words(options.locale) }
  return Object.values(decision.services)
    .map((service) => serviceText(service, context).join('\n'))
    .join('\n')
}

function serviceText(service: ServiceDecision, context: Context): string[] {
  const { locale, words, all = false } = context
  const messages = MESSAGES[locale]
  const { colon, comma } = messages
  const title = `${words.word('services', service.service)}${colon}${messages.verdict[service.verdict]}`
  const [nearest] = service.denials
  if (service.verdict === 'unavailable' && !all) return [nearest ? `${title}${messages.clause}${reasonText(nearest, context)}` : title]
  const shown = service.routes.slice(0, all ? undefined : FEW)
  const hidden = service.routes.length - shown.length
  return [
    title + (service.deadline ? comma + deadlineText(service.deadline, locale) : ''),
    ...shown.flatMap((route, index) => routeText(route, context, all || index === 0)),
    ...(hidden > 0 ? [`    ${fill(messages.moreRoutes, { count: hidden })}`] : []),
    ...(all ? service.denials.map((denial) => `  - ${denialText(denial, context)}`) : []),
    ...(service.verdict === 'available' && !all ? [] : questionLines(service, context)),
  ]
}

function questionLines({ ask }: ServiceDecision, { locale, words, all = false }: Context): string[] {
  const messages = MESSAGES[locale]
  const shown = ask
    .slice(0, all ? undefined : FEW)
    .map(({ fact }) => `  ? ${fill(messages.ask, { colon: messages.colon, question: words.question(fact) ?? calendarText(fact, messages.calendar) })}`)
  const hidden = ask.length - shown.length
  return hidden > 0 ? [...shown, `  ? ${fill(messages.askMore, { count: hidden })}`] : shown
}

/** `calendar:cn:2027` as a sentence about data that is missing. */
function calendarText(fact: string, template: string): string {
  const [, calendar, year] = fact.split(':')
  return calendar !== undefined && year !== undefined ? fill(template, { calendar, year }) : fact
}

function routeText(route: Route, context: Context, whole: boolean): string[] {
  const { locale, decision, texts, words } = context
  const { layer, colon, clause, comma, ...messages } = MESSAGES[locale]
  const [cite] = decision.rules[route.rule]?.cites ?? []
  const title = cite ? inLocale(texts.title(route.rule, cite), locale, cite.source) : route.rule
  const source = [title, cite?.at].filter(Boolean).join(' ')
  const list = (template: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`      ${fill(template, { colon, list: items.join(clause) })}`]
  const conditions = route.conditions.map(({ code, params }) => words.word('conditions', code, params))
  const doubt = route.certainty === 'high' ? '' : fill(messages.inBrackets, { text: messages[route.certainty] })
  return [
    `  + ${layer[route.layer]}${comma}${deadlineText(route.deadline, locale)}${colon}${inLocale(texts.text(route.rule), locale, route.rule)} [${source}]${doubt}`,
    ...list(messages.conditions, conditions),
    ...(whole
      ? [
          ...termLine(route, context),
          ...list(
            messages.evidence,
            route.evidence.map((need) => needText(need, context)),
          ),
          ...list(
            messages.duties,
            route.duties.map((duty) => dutyText(duty, context)),
          ),
        ]
      : []),
  ]
}

const SHOWN_TERMS = ['freight', 'refundTo', 'repairMode', 'repairCharge', 'exchangeQuality', 'servedBy', 'burdenOfProof'] as const
const AMOUNTS = ['refundAmount', 'compensationAmount'] as const

function termLine({ terms }: Route, { locale, currency, words }: Context): string[] {
  const { colon, clause, terms: names } = MESSAGES[locale]
  const amounts = AMOUNTS.flatMap((term) => (terms[term] === undefined ? [] : [`${names[term]}${colon}${moneyText(terms[term], currency)}`]))
  const values = SHOWN_TERMS.flatMap((term) => {
    const value = terms[term] as string | string[] | undefined
    const text = value && [value].flat().map((one) => words.termValue(term, one))
    return text ? [`${names[term]}${colon}${text.join('/')}`] : []
  })
  return amounts.length + values.length === 0 ? [] : [`      ${[...amounts, ...values].join(clause)}`]
}

/** An amount in the unit of its currency, or in minor units while the currency is unknown. */
function moneyText(amount: number, currency: string | undefined): string {
  const minor = currency === undefined ? undefined : minorUnitsOf(currency)
  return minor === undefined ? String(amount) : `${(amount / minor).toFixed(Math.log10(minor))} ${currency}`
}

function needText({ anyOf, atLeast }: EvidenceNeed, { locale, words }: Context): string {
  const { or, someOf, listed } = MESSAGES[locale]
  const names = anyOf.map((kind) => words.word('evidence', kind))
  if (atLeast !== undefined && atLeast > 1) return fill(someOf, { count: atLeast, list: names.join(listed) })
  return names.reduce((a, b) => fill(or, { a, b }))
}

function dutyText(duty: Duty, { locale, words }: Context): string {
  const { dutyBy, dutyAfter, overdue, silence, colon, listed } = MESSAGES[locale]
  const params = { actor: words.duty('actors', duty.actor), act: words.duty('acts', duty.act) }
  const span = duty.after && firstSpan(duty.after.ends)
  const main = span
    ? fill(dutyAfter, { ...params, span: durationText(span.for, locale), event: words.word('events', eventOf(span.from)) })
    : fill(dutyBy, { ...params, deadline: duty.due ? deadlineText(duty.due, locale) : '' })
  const outcome = duty.onSilence === undefined ? [] : [fill(silence, { colon, outcome: words.duty('onSilence', duty.onSilence) })]
  return [main, ...(duty.overdue ? [overdue] : []), ...outcome].join(listed)
}

function firstSpan(ends: Ends): Extract<Ends, { from: unknown }> | undefined {
  if ('from' in ends) return ends
  const [leg] = 'latest' in ends ? ends.latest : ends.earliest
  return leg && firstSpan(leg)
}

function eventOf(anchor: Anchor): string {
  if (typeof anchor === 'string') return anchor
  if ('event' in anchor) return anchor.event
  const [part] = 'first' in anchor ? anchor.first : 'latest' in anchor ? anchor.latest : anchor.earliest
  return part === undefined ? '' : eventOf(part)
}

function denialText(denial: Denial, context: Context): string {
  const { locale, texts } = context
  const { denied, layer, colon, clause } = MESSAGES[locale]
  const reasons = [denial as Reason, ...(denial.also ?? [])].map((reason) => reasonText(reason, context)).join(clause)
  if (denial.rule === undefined || denial.layer === undefined) return reasons
  return fill(denied, { layer: layer[denial.layer], colon, rule: unstopped(inLocale(texts.text(denial.rule), locale, denial.rule)), reason: reasons })
}

/** A reason in words: codes in its params become the words they stand for. */
function reasonText({ code, params }: Reason, { locale, texts, words }: Context): string {
  const messages = MESSAGES[locale]
  if (code === 'window_expired' && params.daysLate === 0) return fill(messages.lateSameDay, { day: dayText(String(params.lastDay), locale) })
  const spokenAs: Record<string, (value: string) => string> = {
    day: (value) => dayText(value, locale),
    lastDay: (value) => dayText(value, locale),
    opensAt: (value) => instantText(value, locale),
    reason: (value) => words.word('reasons', value),
    service: (value) => words.word('services', value),
    state: (value) => words.factValue('order.state', value),
    fact: (value) => words.word('facts', value),
    condition: (value) => words.word('conditions', value, params),
    by: (value) => fill(messages.quoted, { text: unstopped(inLocale(texts.text(value), locale, value)) }),
  }
  const spoken = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' && Object.hasOwn(spokenAs, name) ? spokenAs[name]?.(value) : value,
  ])
  return words.word('denials', code, Object.fromEntries(spoken))
}
