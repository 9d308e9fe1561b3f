import { parseDay } from '../core/civil-day.js'
import { didYouMean, type IssueCode } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { type FactDefinition, factDefinition, type Vocabulary, valuesOf } from '../facts/vocabulary.js'
import { checkTerms } from './check-terms.js'
import { checkEnds, checkWindows } from './check-windows.js'
import type { GroundRule } from './expand-tables.js'
import { known, knownWord, selectorNames } from './known.js'
import type { Pack } from './pack.js'
import type { PackReport } from './report.js'
import type { Adjust, Citation, DutyRule, Evidence, Exclude, Grant, InForce, LocaleMap, Params, Presumption, Rule, Scope } from './rule.js'

type Path = readonly (string | number)[]
type Report = (code: IssueCode, path: Path, params?: Record<string, string | number>, more?: { hint?: string; severity?: 'warning' }) => void

interface Context {
  readonly vocabulary: Vocabulary
  readonly pack: Pack
  readonly report: Report
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+(\/[a-z0-9]+(-[a-z0-9]+)*)?$/

/** Checks one ground rule by itself: names, texts, citations, intervals, windows, terms. Conditions and edges are checked where they are read. */
export function checkRule(ground: GroundRule, vocabulary: Vocabulary, packReport: PackReport): void {
  const { rule, pack, path } = ground
  const report: Report = (code, at, params, more) => packReport(code, ground.file, at, params, rule.id, more)
  const context: Context = { vocabulary, pack, report }
  const prefix = `${pack.id.replaceAll('/', '.')}.`
  if (!ID.test(rule.id)) report('malformed_id', [...path, 'id'], { id: rule.id })
  if (!rule.id.startsWith(prefix)) report('rule_id_prefix', [...path, 'id'], { id: rule.id, prefix })
  checkText(rule.text, [...path, 'text'], context)
  checkCitations(rule.cites, [...path, 'cites'], context, true)
  if (rule.inForce) checkInForce(rule.inForce, [...path, 'inForce'], context)
  // The keys of a row are checked where the table stands.
  if (rule.scope) checkScope(rule.scope, [...path, 'scope'], context)
  CHECKS[rule.kind](rule as never, path, context)
}

/** What is checked of each kind of rule. */
const CHECKS: { [K in Rule['kind']]: (rule: Extract<Rule, { kind: K }>, path: Path, context: Context) => void } = {
  grant: checkGrant,
  exclude: checkExclude,
  except: () => undefined,
  adjust: checkAdjust,
  duty: checkDuty,
}

function checkParts({ windows = [], evidence = [], terms = {}, presumes = [] }: Grant | Adjust, path: Path, context: Context): void {
  checkWindows(windows, [...path, 'windows'], context)
  checkEvidence(evidence, [...path, 'evidence'], context)
  checkTerms(terms, [...path, 'terms'], context)
  for (const [index, presumption] of presumes.entries()) checkPresumption(presumption, [...path, 'presumes', index], context)
}

/** A presumption answers a question that has few answers; only the law has any. */
function checkPresumption({ fact, answer, cites }: Presumption, path: Path, context: Context): void {
  const { vocabulary, pack, report } = context
  if (pack.layer !== 'law') report('presumption_layer', path)
  if (cites) checkCitations(cites, [...path, 'cites'], context, true)
  const definition = factDefinition(vocabulary, fact)
  if (!definition) report('undeclared_fact', [...path, 'fact'], { fact }, didYouMean(nearMiss(fact, Object.keys(vocabulary.facts))))
  else checkAnswer(fact, definition, answer, path, context)
}

function checkAnswer(fact: string, definition: FactDefinition, answer: unknown, path: Path, { vocabulary, report }: Context): void {
  const type = definition.from ? 'derived' : definition.type
  const values: ReadonlySet<unknown> = type === 'boolean' ? new Set([true, false]) : valuesOf(vocabulary, definition)
  if (type !== 'boolean' && type !== 'enum') report('condition_type', [...path, 'fact'], { operator: 'presumes', fact, type })
  else if (!values.has(answer)) {
    const near = typeof answer === 'string' && type === 'enum' ? nearMiss(answer, values as ReadonlySet<string>) : undefined
    report('condition_literal', [...path, 'answer'], { literal: JSON.stringify(answer), fact }, didYouMean(near))
  }
}

function checkGrant(rule: Grant, path: Path, context: Context): void {
  known(rule.service, context.vocabulary.services, 'a service', [...path, 'service'], context.report)
  checkParts(rule, path, context)
  for (const [index, { code, params = {}, cites }] of (rule.provided ?? []).entries()) {
    const at = [...path, 'provided', index]
    checkConditionCode(code, params, at, context)
    if (cites) checkCitations(cites, [...at, 'cites'], context, false)
  }
}

function checkExclude({ absolute, pending }: Exclude, path: Path, context: Context): void {
  if (absolute && context.pack.layer !== 'law') context.report('not_absolute', [...path, 'absolute'])
  if (pending) checkConditionCode(pending.code, pending.params ?? {}, [...path, 'pending'], context)
}

function checkAdjust(rule: Adjust, path: Path, context: Context): void {
  checkParts(rule, path, context)
  for (const [index, kind] of (rule.waives ?? []).entries())
    known(kind, context.vocabulary.evidence, 'a kind of evidence', [...path, 'waives', index], context.report)
}

function checkDuty({ ends, act, actor, onSilence, doneBy }: DutyRule, path: Path, context: Context): void {
  const { vocabulary, report } = context
  checkEnds(ends, [...path, 'ends'], context)
  known(act, vocabulary.duties.acts, 'an act', [...path, 'act'], report)
  known(actor, vocabulary.duties.actors, 'an actor', [...path, 'actor'], report)
  if (onSilence !== undefined) known(onSilence, vocabulary.duties.onSilence, 'an outcome of silence', [...path, 'onSilence'], report)
  if (doneBy !== undefined) known(doneBy, vocabulary.events, 'an event', [...path, 'doneBy'], report)
}

/** Every text of a pack has the locales that the pack's own text has. */
export function checkText(text: LocaleMap, path: Path, { pack, report }: Context): void {
  for (const locale of Object.keys(pack.text)) if (!text[locale]) report('missing_translation', path, { locale })
}

function checkCitations(cites: readonly Citation[], path: Path, { pack, report }: Context, needed: boolean): void {
  if (needed && cites.length === 0) report('missing_citation', path)
  for (const [index, { source, at }] of cites.entries()) {
    if (!Object.hasOwn(pack.sources, source))
      report('unknown_source', [...path, index, 'source'], { source, pack: pack.id }, didYouMean(nearMiss(source, Object.keys(pack.sources))))
    if (!at) report('missing_pinpoint', [...path, index], { source }, { severity: 'warning' })
  }
}

function checkInForce({ by, from, until }: InForce, path: Path, { vocabulary, report }: Context): void {
  if (by !== undefined) known(by, vocabulary.events, 'an event', [...path, 'by'], report)
  for (const [key, value] of Object.entries({ from, until }))
    if (value !== undefined && parseDay(value) === undefined) report('not_a_day', [...path, key], { value })
  if (from !== undefined && until !== undefined && from >= until) report('empty_interval', path, { from, until })
}

/** Checks the values of selectors against the vocabulary; brands and markets are open lists. */
export function checkScope(scope: Scope, path: Path, { vocabulary, report }: Context): void {
  for (const [key, names, kind] of selectorNames(vocabulary))
    for (const [index, name] of (scope[key] ?? []).entries()) known(name, names, kind, [...path, key, index], report)
}

function checkConditionCode(code: string, params: Params, path: Path, { vocabulary, report }: Context): void {
  known(code, vocabulary.conditions, 'a condition', [...path, 'code'], report)
  const expected = Object.hasOwn(vocabulary.conditions, code) ? vocabulary.conditions[code]?.params : undefined
  if (expected && [...expected].sort().join() !== Object.keys(params).sort().join())
    report('condition_params', [...path, 'params'], { code, expected: expected.join(', ') || 'none' })
}

function checkEvidence(evidence: readonly Evidence[], path: Path, { vocabulary, report }: Context): void {
  for (const [index, { anyOf, atLeast = 1, need }] of evidence.entries()) {
    if (need !== undefined) knownWord(need, ['required', 'recommended'], 'a kind of need', [...path, index, 'need'], report)
    for (const [at, kind] of anyOf.entries()) known(kind, vocabulary.evidence, 'a kind of evidence', [...path, index, 'anyOf', at], report)
    if (atLeast > new Set(anyOf).size) report('evidence_count', [...path, index], { atLeast, kinds: anyOf.length })
  }
}
