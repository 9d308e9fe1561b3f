import type { Decision, Denial, Duty, EvidenceNeed, Reason, Route, ServiceDecision, Terms } from '../evaluate/decision.js'
import type { Anchor, Citation, Ends, LocaleMap, RuleId } from '../policy/rule.js'
import { dayText, deadlineText, durationText, instantText } from './dates.js'
import { MESSAGES } from './messages.js'
import { dutyWord, factValueWord, fill, type Locale, questionWord, termValueWord, word } from './words.js'

/** What a text needs of the policy: the sentence of a rule and the title of a source. */
export interface RuleTexts {
  text(id: RuleId): LocaleMap | undefined
  title(id: RuleId, citation: Citation): LocaleMap | undefined
}

export interface TextOptions {
  locale: Locale
  /** Every denial and question, not only the nearest. */
  all?: boolean
}

/** Denials and questions shown when not all are wanted. */
const FEW = 2
/** Terms that read as a line of their own; the rest is detail for machines. */
const SHOWN_TERMS = ['freight', 'refundTo', 'refundBasis', 'repairMode', 'repairCharge', 'exchangeQuality', 'servedBy', 'burdenOfProof'] as const

const inLocale = (text: LocaleMap | undefined, locale: Locale, otherwise: string): string => text?.[locale] ?? text?.en ?? otherwise

/** A decision as plain text, a block a service; pure, without colours. */
export function renderText(decision: Decision, texts: RuleTexts, options: TextOptions): string {
  return Object.values(decision.services)
    .map((service) => serviceText(service, decision, texts, options).join('\n'))
    .join('\n\n')
}

function serviceText(service: ServiceDecision, decision: Decision, texts: RuleTexts, { locale, all = false }: TextOptions): string[] {
  const messages = MESSAGES[locale]
  const deadline = service.deadline ? messages.comma + deadlineText(service.deadline, locale) : ''
  const lines = [`${word(locale, 'services', service.service)}${messages.colon}${messages.verdict[service.verdict]}${deadline}`]
  for (const route of service.routes) lines.push(...routeText(route, decision, texts, locale))
  const denials = service.denials.slice(0, all ? undefined : service.routes.length > 0 ? 0 : FEW)
  for (const denial of denials) lines.push(`  - ${denialText(denial, texts, locale)}`)
  const questions = service.verdict === 'available' && !all ? [] : service.ask
  for (const { fact } of questions.slice(0, all ? undefined : FEW)) lines.push(`  ? ${fill(messages.ask, { question: questionWord(locale, fact) })}`)
  if (!all && questions.length > FEW) lines.push(`  ? ${fill(messages.askMore, { count: questions.length - FEW })}`)
  return lines
}

function routeText(route: Route, decision: Decision, texts: RuleTexts, locale: Locale): string[] {
  const messages = MESSAGES[locale]
  const [cite] = decision.rules[route.rule]?.cites ?? []
  const title = cite ? inLocale(texts.title(route.rule, cite), locale, cite.source) : route.rule
  const source = [title, cite?.at].filter(Boolean).join(' ')
  const doubt = route.certainty === 'high' ? [] : [messages[route.certainty]]
  return [
    `  + ${fill(messages.because, { text: inLocale(texts.text(route.rule), locale, route.rule), source })}`,
    `    ${[deadlineText(route.deadline, locale), ...doubt].join(messages.comma)}`,
    ...route.conditions.map(({ code, params }) => `    ${fill(messages.condition, { text: word(locale, 'conditions', code, params) })}`),
    ...termLines(route.terms, locale),
    ...(route.evidence.length > 0
      ? [`    ${fill(messages.evidence, { list: route.evidence.map((need) => needText(need, locale)).join(locale === 'zh' ? '；' : '; ') })}`]
      : []),
    ...route.duties.map((duty) => `    ${dutyText(duty, locale)}`),
  ]
}

function termLines(terms: Terms, locale: Locale): string[] {
  const shown = SHOWN_TERMS.filter((term) => terms[term] !== undefined).map((term) => {
    const value = terms[term] as string | string[]
    return `${word(locale, 'terms', term)}${MESSAGES[locale].colon}${[value]
      .flat()
      .map((one) => termValueWord(locale, term, one))
      .join('/')}`
  })
  return shown.map((line) => `    ${line}`)
}

function needText({ anyOf, atLeast }: EvidenceNeed, locale: Locale): string {
  const messages = MESSAGES[locale]
  const names = anyOf.map((kind) => word(locale, 'evidence', kind))
  if (atLeast !== undefined && atLeast > 1) return fill(messages.evidenceOf, { count: atLeast, list: names.join(locale === 'zh' ? '、' : ', ') })
  return names.reduce((a, b) => fill(messages.evidenceOr, { a, b }))
}

function dutyText(duty: Duty, locale: Locale): string {
  const messages = MESSAGES[locale]
  const params = { actor: dutyWord(locale, 'actors', duty.actor), act: dutyWord(locale, 'acts', duty.act) }
  const after = duty.after && firstSpan(duty.after.ends)
  const main = duty.due
    ? fill(messages.dutyBy, { ...params, deadline: deadlineText(duty.due, locale) })
    : after
      ? fill(messages.dutyAfter, { ...params, span: durationText(after.for, locale), event: word(locale, 'events', eventOf(after.from)) })
      : fill(messages.duty, params)
  const silence = duty.onSilence === undefined ? [] : [fill(messages.silence, { outcome: dutyWord(locale, 'onSilence', duty.onSilence) })]
  return [main, ...(duty.overdue ? [messages.overdue] : []), ...silence].join(locale === 'zh' ? '；' : '; ')
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

function denialText(denial: Denial, texts: RuleTexts, locale: Locale): string {
  const messages = MESSAGES[locale]
  const reasons = [denial as Reason, ...(denial.also ?? [])].map((reason) => reasonText(reason, texts, locale))
  if (denial.rule === undefined) return reasons.join('')
  const rule = inLocale(texts.text(denial.rule), locale, denial.rule)
  return fill(messages.denied, { rule: `“${rule.replace(/[.。]$/, '')}”`, reason: reasons.join(locale === 'zh' ? '；' : '; ') })
}

/** A reason in words: codes in its params become the words they stand for. */
function reasonText({ code, params }: Reason, texts: RuleTexts, locale: Locale): string {
  if (code === 'window_expired' && params.daysLate === 0) return fill(MESSAGES[locale].late, { day: dayText(String(params.lastDay), locale) })
  const spoken: Record<string, string | number | boolean> = { ...params }
  if (typeof params.day === 'string') spoken.day = dayText(params.day, locale)
  if (typeof params.lastDay === 'string') spoken.lastDay = dayText(params.lastDay, locale)
  if (typeof params.opensAt === 'string') spoken.opensAt = instantText(params.opensAt, locale)
  if (typeof params.reason === 'string') spoken.reason = word(locale, 'reasons', params.reason)
  if (typeof params.service === 'string') spoken.service = word(locale, 'services', params.service)
  if (typeof params.state === 'string') spoken.state = factValueWord(locale, 'order.state', params.state)
  if (typeof params.fact === 'string') spoken.fact = word(locale, 'facts', params.fact)
  if (typeof params.condition === 'string') spoken.condition = word(locale, 'conditions', params.condition, params)
  if (typeof params.by === 'string') spoken.by = `“${inLocale(texts.text(params.by), locale, params.by).replace(/[.。]$/, '')}”`
  return word(locale, 'denials', code, spoken)
}
