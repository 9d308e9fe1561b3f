import { conditionText } from '../../explain/say/say-fact.js'
import { durationText } from '../../explain/say/say-terms.js'
import { sourceText } from '../../explain/say/speaker.js'
import type { Group } from '../../explain/words/vocabulary-words.js'
import type { GeneratedTerms } from '../../facts/generated.js'
import type { Pack } from '../../policy/pack.js'
import type { Citation, Duration, Evidence, Scope } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocSpan, joined, text } from '../model.js'
import { brandPage, categoryPage, labelPage, provisionPage, ruleAnchor } from '../page-ids.js'
import { templateOf, type WrittenRule } from '../survey/written-rules.js'
import { brandName } from '../words/brand-names.js'
import { cellName, columnText } from './say-window.js'

const GROUPS: Partial<Record<keyof Scope, Group>> = { category: 'categories', notCategory: 'categories', reason: 'reasons', label: 'labels' }
const PAGES: Partial<Record<keyof Scope, (id: string) => string>> = { category: categoryPage, notCategory: categoryPage, label: labelPage, brand: brandPage }

/** The values of one part of a scope, with links to their pages. */
export function scopeSpans(doc: DocSpeaker, kind: keyof Scope, values: readonly string[]): DocSpan[] {
  const { words, tell, locale } = doc
  const group = GROUPS[kind]
  const name = (value: string): string => {
    if (group) return words.word(group, value)
    return kind === 'channel' ? words.factValue('order.channel', value) : kind === 'brand' ? brandName(locale, value) : value
  }
  return joined(
    values.map((value) => [{ text: name(value), ...(PAGES[kind] && { to: PAGES[kind](value) }) }]),
    tell.comma,
  )
}

/** The sentence of a rule as a link to where it stands in full. */
export function ruleLink(doc: DocSpeaker, id: string): DocSpan {
  const home = doc.subject.ruleOf(id) as WrittenRule
  return { text: doc.text(home.rule.text), to: `${provisionPage(home.provision.id)}#${ruleAnchor(templateOf(id))}` }
}

/** Where rules are written: links to the texts themselves. */
export function citeSpans(doc: DocSpeaker, pack: Pack, cites: readonly Citation[]): DocSpan[][] {
  return cites.map((cite) => {
    const source = pack.sources[cite.source]
    return [
      sourceText(doc, {
        ...cite,
        ...(source && { title: source.title, issuer: source.issuer, ...(source.address && { address: source.address }) }),
      }),
    ]
  })
}

/** What has to be handed in, or helps. */
export function evidenceText({ words, say, tell }: DocSpeaker, { anyOf, atLeast = 1, need = 'required' }: Evidence): string {
  const names = anyOf.map((kind) => words.word('evidence', kind))
  const said = atLeast > 1 ? say.someOf({ count: atLeast, names, supplied: false }) : say.oneOf({ names, supplied: false })
  return need === 'recommended' ? tell.recommended({ need: said }) : said
}

/** A condition of the goods, with the cells of its params by the names of their columns. */
export function providedText(
  doc: DocSpeaker,
  { code: name, params = {} }: { code: string; params?: Record<string, unknown> },
  { table }: Pick<WrittenRule, 'table'>,
): string {
  const filled = Object.entries(params).map(([key, value]) => {
    const column = cellName(value)
    return [key, column === undefined ? value : doc.say.quoted(columnText(doc, table, column))]
  })
  return conditionText(doc, name, Object.fromEntries(filled))
}

/** A term with its value, in sentences where `explain` has them. */
export function termLine(doc: DocSpeaker, term: string, value: unknown, { table }: Pick<WrittenRule, 'table'>): DocSpan[] {
  const { say, words, tell } = doc
  const column = cellName(value)
  if (column !== undefined) return [text(`${words.word('terms', term)}${tell.colon}${tell.cell({ column: columnText(doc, table, column) })}`)]
  const sentence = typeof value === 'string' ? (say.term as Record<string, Record<string, string> | undefined>)[term]?.[value] : undefined
  if (sentence !== undefined) return [text(sentence)]
  if (term === 'goodsBack' && value === false) return [text(say.goodsStay)]
  return [text(`${words.word('terms', term)}${tell.colon}`), ...termValue(doc, term, value)]
}

function termValue(doc: DocSpeaker, term: string, value: unknown): DocSpan[] {
  const { say, words } = doc
  if (typeof value === 'boolean') return [text(value ? say.yes : say.no)]
  if (typeof value === 'string') return [text(words.termValue(term, value))]
  if (doc.subject.compiled.vocabulary.terms[term]?.type === 'duration') return [text(durationText(doc, value as Duration))]
  if (Array.isArray(value))
    return joined(
      value.map((one) => [text(typeof one === 'string' ? words.termValue(term, one) : partText(doc, term, one))]),
      doc.tell.comma,
    )
  if (term === 'compensation') return [text(countedText(doc, value as Compensation))]
  return [code(JSON.stringify(value))]
}

type Compensation = NonNullable<GeneratedTerms['compensation']>

/** How a compensation is counted: "3 times the price paid, at least ¥500". */
function countedText({ words, say, tell, money }: DocSpeaker, { of, floor, cap, perDay = false, open = false, ...counts }: Compensation): string {
  const base = say.inside(words.termPart('compensation', 'of', of))
  return tell.counted({ ...counts, base, perDay, open, floor: floor === undefined ? undefined : money(floor), cap: cap === undefined ? undefined : money(cap) })
}

/** An entry of a list of terms: a deduction by its name, a way of payment with its days; lists that packs add as they are. */
function partText({ words, say, tell }: DocSpeaker, term: string, part: unknown): string {
  if (term === 'deductions') return say.inside(words.termValue(term, (part as { code: string }).code))
  if (term !== 'refundArrival') return JSON.stringify(part)
  const { method, maxWorkingDays } = part as { method: string; maxWorkingDays: number }
  return `${words.factValue('order.payment', method)}${tell.colon}${say.duration.workingDays(maxWorkingDays)}`
}
