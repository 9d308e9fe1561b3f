import type { Deadline, Denial, Question, Reason, Route, Verdict } from '../../evaluate/decision.js'
import type { Service } from '../../facts/facts.js'
import type { Layer, RuleId } from '../../policy/rule.js'
import type { FactChange, Nearness, WhatIf, Why } from '../explanation.js'
import type { Limit } from '../words/messages.js'
import { list, paragraph, span, type TextBlock, type TextItem, type TextSection, type Tone } from './document.js'
import { limitOf } from './say-deadline.js'
import { factClause } from './say-fact.js'
import { questionItems } from './say-questions.js'
import { reasonSentences, type SaidReason } from './say-reason.js'
import { routeSection, ruleSpans } from './say-route.js'
import type { Speaker } from './speaker.js'

/** What a service decision and an explained service have in common. */
export interface SaidService {
  readonly service: Service
  readonly verdict: Verdict
  readonly deadline?: Deadline
  readonly routes: readonly { readonly route: Route; readonly why?: Why }[]
  readonly denials: readonly SaidDenial[]
  /** Only an explanation has them. */
  readonly whatIf?: readonly WhatIf[]
  readonly ask: readonly Question[]
}

export interface SaidDenial {
  readonly rule?: RuleId
  readonly layer?: Layer
  readonly nearness?: Nearness
  readonly reasons: readonly SaidReason[]
}

const TONES: Record<Verdict, Tone> = { available: 'good', conditional: 'partly', needs_information: 'open', unavailable: 'bad' }
/** Routes and reasons shown when not all are wanted. */
const FEW_ROUTES = 2
const FEW_DENIALS = 3
const FEW_CHANGES = 3
/** Beside a route, only what nearly stood is worth saying; what is for another case is, only when nothing is nearer. */
const NEAR: ReadonlySet<Nearness> = new Set<Nearness>(['early', 'late', 'changeable', 'excluded', 'unmet'])
const FAR: ReadonlySet<Nearness> = new Set<Nearness>(['other_case', 'other_item'])
const NEARLY_IN_TIME = 31

/** A service as a section: the answer, its routes, why others do not stand, and what is still to be settled. */
export function serviceSection(speaker: Speaker, said: SaidService): TextSection {
  const { say, words, all } = speaker
  const { service, verdict, routes } = said
  const shown = all ? routes : routes.slice(0, FEW_ROUTES)
  const hidden = routes.length - shown.length
  const answered = routes.length > 0
  const undecided = verdict === 'needs_information'
  const after = (heading: string, blocks: TextBlock[]): TextSection[] => (answered && blocks.length > 0 ? [{ heading, blocks, sections: [] }] : [])
  const asks = verdict !== 'available' || all ? questionItems(speaker, said.ask) : []
  const denials = denialItems(speaker, said)
  return {
    heading: words.word('services', service),
    tone: TONES[verdict],
    service,
    blocks: [
      ...paragraph([answer(speaker, said)], say.gap),
      ...(answered
        ? []
        : [...list(say.questions, asks), ...list(undecided ? say.whyNotBesides : say.whyNot, denials), ...list(say.whatIf, changeItems(speaker, said))]),
    ],
    sections: [
      ...shown.map(({ route, why }, index) => routeSection(speaker, route, why, all || index === 0)),
      ...(hidden > 0 ? [{ heading: say.moreWays({ count: hidden }), blocks: [], sections: [] }] : []),
      ...after(say.questionsAfter, list('', asks)),
      ...after(say.whyNotAfter, list('', denials)),
    ],
  }
}

/** The answer in one sentence. */
function answer(speaker: Speaker, { service, verdict, deadline }: Pick<SaidService, 'service' | 'verdict' | 'deadline'>): string {
  const { say } = speaker
  const limit: Limit = limitOf(speaker, deadline ?? { status: 'none' })
  switch (verdict) {
    case 'available':
      return say.available({ can: say.can[service], limit })
    case 'conditional':
      return say.conditional({ can: say.can[service], limit })
    case 'needs_information':
      return say.maybe[service]
    case 'unavailable':
      return say.cannot[service]
  }
}

/** What would have to change, in a sentence for each way. */
function changeItems(speaker: Speaker, { service, whatIf = [] }: SaidService): string[] {
  const { say, all } = speaker
  const clauseOf = ({ fact, from, to }: FactChange): string =>
    // Of a set, what is added.
    factClause(speaker, { fact, value: Array.isArray(to) ? to.filter((one) => !(from as string[]).includes(one)) : to })
  const ways = whatIf.map(({ changes, verdict }) => say.wouldBe({ can: say.can[service], clauses: changes.map(clauseOf), sure: verdict === 'available' }))
  return all ? ways : ways.slice(0, FEW_CHANGES)
}

/** Why other rules do not stand, nearest first: all of them, or a few that are near. */
function denialItems(speaker: Speaker, { verdict, denials }: SaidService): TextItem[] {
  const said = speaker.all ? denials : nearDenials(distinctIn(speaker, denials), verdict !== 'unavailable')
  return said.map((denial) => denialItem(speaker, denial))
}

/** Rules that say the same and fail for the same reasons are one to a reader. */
function distinctIn(speaker: Speaker, denials: readonly SaidDenial[]): readonly SaidDenial[] {
  const said = (denial: SaidDenial): string => JSON.stringify(denialItem(speaker, denial))
  return [...new Map([...denials].reverse().map((denial) => [said(denial), denial])).values()].reverse()
}

function nearDenials(denials: readonly SaidDenial[], besides: boolean): readonly SaidDenial[] {
  const near = besides
    ? denials.filter((denial) => NEAR.has(nearnessOf(denial)) && daysAway(denial) <= NEARLY_IN_TIME)
    : denials.filter((denial) => !FAR.has(nearnessOf(denial)))
  // Of rules for other cases, one that only asks for another reason says most.
  const [far] = [...denials.filter(({ reasons }) => reasons.every(({ code }) => code === 'reason_not_covered')), ...denials]
  return (near.length > 0 || besides || far === undefined ? near : [far]).slice(0, FEW_DENIALS)
}

/** Days early or late; 0 where they are not said. */
function daysAway({ reasons }: SaidDenial): number {
  const days = reasons.map((reason) => ('days' in reason ? reason.days : reason.params.daysLate)).find((one) => typeof one === 'number')
  return typeof days === 'number' ? days : 0
}

/** A decision does not say how near its denials are: its codes tell roughly. */
function nearnessOf({ nearness, reasons }: SaidDenial): Nearness {
  const has = (...codes: SaidReason['code'][]): boolean => reasons.some(({ code }) => codes.includes(code))
  return nearness ?? (has('reason_not_covered', 'no_rule') ? 'other_case' : has('not_covered', 'order_state', 'not_in_force') ? 'fixed' : 'unmet')
}

/** What a rule would give, and why it does not. */
function denialItem(speaker: Speaker, { rule, layer, reasons }: SaidDenial): TextItem {
  const sentences = reasons.flatMap((reason) => reasonSentences(speaker, reason, rule))
  if (rule === undefined || layer === undefined) return { spans: [span(sentences.join(speaker.say.gap))] }
  const lead = speaker.say.ofLayer({ layer: speaker.say.layer[layer] }) + speaker.say.gap
  return { spans: [span(lead), ...ruleSpans(speaker, rule)], items: sentences.map((sentence) => ({ spans: [span(sentence)] })) }
}

/** The reasons of a denial in one list. */
export const reasonsOf = (denial: Denial): Reason[] => {
  const { code, params, by, also = [] } = denial
  return [{ code, params, ...(by !== undefined && { by }) }, ...also]
}
