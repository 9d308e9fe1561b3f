import { DAY_MS } from '../core/civil-day.js'
import { deepFreeze } from '../core/freeze.js'
import { type Issue, issue } from '../core/issue.js'
import { listIn } from '../core/list-in.js'
import type { TimeZone } from '../core/zone.js'
import { categoryFacts } from '../facts/category-facts.js'
import { makeDerived } from '../facts/derived.js'
import type { Service } from '../facts/facts.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import { isPack } from './assemble-pack.js'
import { changedOperator } from './atom.js'
import { bitLayout } from './bits.js'
import { checkForeignAdjust, orderAdjusts, partsOf } from './check-adjusts.js'
import { checkRule } from './check-rule.js'
import { compilePacks } from './compile-packs.js'
import type {
  CompiledAdjust,
  CompiledBase,
  CompiledDefeater,
  CompiledDuty,
  CompiledEvidence,
  CompiledGrant,
  CompiledPack,
  CompiledPolicy,
  InForce,
  PartAdjusts,
} from './compiled.js'
import { ALWAYS_TRUE, type Condition, emptyConditions, joinConditions, readCondition } from './condition.js'
import { daysInForce } from './days-in-force.js'
import { findCycle, nameRules, resolveTargets } from './edges.js'
import { type GroundRule, groundRules } from './expand-tables.js'
import { mergeVocabulary, sortPacks } from './link-packs.js'
import type { Pack } from './pack.js'
import { parameterValues } from './parameters.js'
import { collectIssues, type PackReport } from './report.js'
import type { Adjust, DutyRule, Evidence, Except, Exclude, Grant, Rule } from './rule.js'
import { indexByCategory, type SelectorTable, splitSelectors } from './selectors.js'

type Path = readonly (string | number)[]
type Of<R extends Rule> = GroundRule & { readonly rule: R }

/** Silence across layers may only work for the buyer (S-12). */
const SILENCE_ACROSS = new Set(['approved', 'refunded', 'confirmed', 'counts_as_refusal', 'counts_as_delay'])
/** Zones must cover the longest window that starts at the end of the range (S-1d). */
const MARGIN_MS = 40 * 366 * DAY_MS

export type Compiled = { ok: true; policy: CompiledPolicy; warnings: Issue[] } | { ok: false; issues: Issue[] }

/**
 * Links packs, expands their tables, checks every rule and edge, and reads conditions: everything that can be known before there are facts.
 * All problems are found at once; `policy` is frozen.
 */
export function compilePolicy(packs: readonly unknown[]): Compiled {
  const issues = new Map<string, Issue>()
  const refuse = (found: Issue): Compiled => ({ ok: false, issues: [found] })
  const changed = changedOperator()
  if (changed !== undefined) return refuse(issue('json_logic_changed', [], { expression: changed }))
  if (!Array.isArray(packs) || packs.length === 0) return refuse(issue('no_packs', []))
  const stranger = packs.findIndex((pack) => !isPack(pack))
  if (stranger >= 0)
    return refuse(
      issue(
        'not_a_pack',
        [stranger],
        { found: packs[stranger] === null ? 'null' : typeof packs[stranger] },
        { hint: 'use parsePack from "aftersales/schema"' },
      ),
    )

  const reports = new Map<string, PackReport>()
  const reportOf = (pack: Pack): PackReport => {
    const known = reports.get(pack.id) ?? collectIssues(pack.id, issues)
    reports.set(pack.id, known)
    return known
  }
  const sorted = sortPacks(packs as Pack[], reportOf)
  const vocabulary = mergeVocabulary(sorted, reportOf)
  const policy = compileRules(sorted, vocabulary, reportOf)
  const found = [...issues.values()]
  if (found.some(({ severity }) => severity === 'error')) return { ok: false, issues: found }
  return { ok: true, policy, warnings: found }
}

function compileRules(packs: readonly Pack[], vocabulary: Vocabulary, reportOf: (pack: Pack) => PackReport): CompiledPolicy {
  const table = emptyConditions()
  const selectors: SelectorTable = new Map()
  const compiledPacks = compilePacks(packs, vocabulary, { table, selectors }, reportOf)
  const ground = packs
    .flatMap((pack) => groundRules(pack, parameterValues(pack, reportOf(pack)), vocabulary, reportOf(pack)))
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
  for (const [index, { rule, pack, file, path }] of ground.entries())
    if (ground[index - 1]?.rule.id === rule.id) reportOf(pack)('duplicate_rule', file, [...path, 'id'], { id: rule.id }, rule.id)
  for (const rule of ground) checkRule(rule, vocabulary, reportOf(rule.pack))

  const names = nameRules(ground)
  const targets = new Map(ground.map((rule) => [rule, resolveTargets(rule, names, reportOf(rule.pack))]))
  const ofKind = <R extends Rule>(kind: R['kind']): Of<R>[] => ground.filter(({ rule }) => rule.kind === kind) as Of<R>[]
  const incoming = new Map<GroundRule, Map<Rule['kind'], GroundRule[]>>(ground.map((rule) => [rule, new Map()]))
  for (const [rule, touched] of targets) for (const to of touched) listIn(incoming.get(to) as Map<Rule['kind'], GroundRule[]>, rule.rule.kind).push(rule)
  const pointing = <R extends Rule>(kind: R['kind'], at: GroundRule): readonly Of<R>[] => (incoming.get(at)?.get(kind) ?? NO_RULES) as readonly Of<R>[]
  const targetsOf = (rule: GroundRule): readonly GroundRule[] => targets.get(rule) as GroundRule[]
  const adjusts = ofKind<Adjust>('adjust')
  const duties = ofKind<DutyRule>('duty')
  const defeaters = [...ofKind<Exclude>('exclude'), ...ofKind<Except>('except')]
  const cycle = findCycle(new Map(defeaters.map((rule) => [rule, targetsOf(rule).filter((to) => to.rule.kind !== 'grant')])))
  if (cycle) {
    const [start] = cycle as [GroundRule]
    reportOf(start.pack)('cyclic_edge', start.file, [...start.path, 'defeats'], { rules: cycle.map(({ rule }) => rule.id).join(' → ') }, start.rule.id)
  }

  // The rows of a table share what holds no cell, which is read once for their template.
  const readBefore = new Map<unknown, { readonly template: Path; readonly condition: Condition }>()
  const read = (when: unknown, path: Path, { pack, file, path: template, rule }: GroundRule, made = false): Condition => {
    const before = readBefore.get(when)
    if (before?.template === template) return before.condition
    const condition = readCondition(when, path, {
      vocabulary,
      table,
      report: (code, at, params, more) => reportOf(pack)(code, file, made ? path : at, params, rule.id, more),
    })
    if (typeof when === 'object') readBefore.set(when, { template, condition })
    return condition
  }
  const evidence = (list: readonly Evidence[], rule: GroundRule): CompiledEvidence[] =>
    list.map((source, index) => ({
      rule: rule.rule.id,
      source,
      if: source.if === undefined ? ALWAYS_TRUE : read(source.if, [...rule.path, 'evidence', index, 'if'], rule),
    }))
  const inForces = new Map<string, InForce>()
  const bases = new Map(
    ground.map((rule, number): [GroundRule, CompiledBase] => {
      const whens = rule.whens.map(({ when, path, file, made }) => read(when, path, { ...rule, file }, made))
      return [
        rule,
        {
          id: rule.rule.id,
          number,
          pack: compiledPacks.get(rule.pack) as CompiledPack,
          scopes: rule.scopes,
          ...splitSelectors(rule.scopes, selectors),
          when: whens.length === 0 ? ALWAYS_TRUE : joinConditions('and', whens, table),
          inForce: inForceOf(rule.rule, compiledPacks.get(rule.pack) as CompiledPack, inForces),
        },
      ]
    }),
  )
  const baseOf = (rule: GroundRule): CompiledBase => bases.get(rule) as CompiledBase

  // Equal windows of one pack are one object, so that deciding works each out once.
  const interned = new Map<string, Pick<CompiledGrant, 'windows' | 'windowsNumber'>>()
  const windowsOf = ({ rule: { windows = [] }, pack }: Of<Grant>): Pick<CompiledGrant, 'windows' | 'windowsNumber'> => {
    const key = `${pack.id} ${JSON.stringify(windows)}`
    const known = interned.get(key) ?? { windows, windowsNumber: interned.size }
    interned.set(key, known)
    return known
  }

  const compiledDefeaters = new Map<GroundRule, CompiledDefeater>()
  const defeaterOf = (rule: Of<Exclude> | Of<Except>): CompiledDefeater => {
    const known = compiledDefeaters.get(rule)
    if (known) return known
    const compiled = { ...baseOf(rule), source: rule.rule, defeatedBy: cycle ? [] : pointing<Except>('except', rule).map(defeaterOf) }
    compiledDefeaters.set(rule, compiled)
    return compiled
  }
  const compiledAdjusts = new Map(
    adjusts.map((rule): [GroundRule, CompiledAdjust] => [
      rule,
      { ...baseOf(rule), source: rule.rule, windows: rule.rule.windows ?? [], evidence: evidence(rule.rule.evidence ?? [], rule) },
    ]),
  )
  const compiledDuties = new Map(duties.map((rule): [GroundRule, CompiledDuty] => [rule, { ...baseOf(rule), source: rule.rule }]))
  for (const rule of adjusts) if (targetsOf(rule).some((to) => to.pack.layer !== rule.pack.layer)) checkForeignAdjust(rule, vocabulary, reportOf(rule.pack))
  for (const rule of duties) checkSilence(rule, targetsOf(rule), reportOf(rule.pack))

  const compileGrant = (rule: Of<Grant>): CompiledGrant => {
    const mine = pointing<Adjust>('adjust', rule)
    const byPart = new Map<string, Of<Adjust>[]>()
    for (const adjust of mine) for (const part of partsOf(adjust.rule)) listIn(byPart, part).push(adjust)
    const partAdjusts = (part: string): PartAdjusts => {
      const setting = byPart.get(part)
      if (!setting) return NO_ADJUSTS
      const own = setting.filter((adjust) => adjust.pack.layer === rule.pack.layer)
      const compiled = (list: readonly GroundRule[]): CompiledAdjust[] => list.map((adjust) => compiledAdjusts.get(adjust) as CompiledAdjust)
      return {
        own: compiled(orderAdjusts(own, part, rule, vocabulary, reportOf)),
        other: compiled(setting.filter((adjust) => !own.includes(adjust))),
      }
    }
    const adjusted = mine.flatMap((adjust) => Object.keys(adjust.rule.terms ?? {}))
    const terms = [...new Set([...Object.keys(rule.rule.terms ?? {}), ...adjusted])].sort()
    return {
      ...baseOf(rule),
      source: rule.rule,
      ...windowsOf(rule),
      provided: (rule.rule.provided ?? []).map((source, index) => ({
        source,
        if: read(source.if, [...rule.path, 'provided', index, 'if'], rule),
        usedUp: vocabulary.conditions[source.code]?.denial === 'already_used',
      })),
      evidence: evidence(rule.rule.evidence ?? [], rule),
      excludes: pointing<Exclude>('exclude', rule).map(defeaterOf),
      windowAdjusts: partAdjusts('windows'),
      evidenceAdjusts: partAdjusts('evidence').own,
      waivers: mine.filter(({ rule: { waives } }) => waives).map((adjust) => compiledAdjusts.get(adjust) as CompiledAdjust),
      presuming: mine.filter(({ rule: { presumes } }) => presumes).map((adjust) => compiledAdjusts.get(adjust) as CompiledAdjust),
      terms: new Map(terms.map((term) => [term, partAdjusts(`terms.${term}`)])),
      plainTerms: adjusted.length > 0 ? undefined : new Map(terms.map((term) => [term, { value: rule.rule.terms?.[term], by: [rule.rule.id] }])),
      duties: pointing<DutyRule>('duty', rule).map((duty) => compiledDuties.get(duty) as CompiledDuty),
    }
  }
  const grants = new Map<Service, CompiledGrant[]>((Object.keys(vocabulary.services) as Service[]).map((service) => [service, []]))
  for (const rule of ofKind<Grant>('grant')) grants.get(rule.rule.service)?.push(compileGrant(rule))

  const zones = [...compiledPacks.values()].map(({ zone }) => zone)
  const categories = categoryFacts(vocabulary.categories)
  const numbered = [...selectors.values()]
  return {
    id: packs.map(({ id }) => id).join('+'),
    version: packs.map(({ id, version }) => `${id}@${version}`).join('+'),
    packs,
    vocabulary,
    categories,
    derive: makeDerived(vocabulary, zones[0] as TimeZone),
    zone: zones[0] as TimeZone,
    range: { from: Math.max(...zones.map(({ from }) => from)), until: Math.min(...zones.map(({ until }) => until)) - MARGIN_MS },
    atoms: table.atoms,
    conditions: table.conditions,
    selectors: numbered,
    inForces: [...inForces.values()],
    bits: bitLayout(table.atoms, numbered, [...inForces.values()], vocabulary),
    rows: [],
    grants,
    grantsAbout: indexByCategory(grants, categories, numbered),
    rules: new Map(ground.map(({ rule, pack }, number) => [rule.id, { rule: deepFreeze(rule), layer: pack.layer, number }])),
    notes: ground.map(({ rule: { id, certainty, cites, note }, pack: { layer } }) => ({
      id,
      note: deepFreeze({ layer, certainty, cites, ...(note !== undefined && { note }) }),
    })),
    shared: new Map(),
    remembered: [],
  }
}

const NO_RULES: readonly GroundRule[] = Object.freeze([])
const NO_ADJUSTS: PartAdjusts = Object.freeze({ own: Object.freeze([]), other: Object.freeze([]) })

function inForceOf({ inForce }: Rule, { zone }: CompiledPack, known: Map<string, InForce>): CompiledBase['inForce'] {
  if (!inForce) return undefined
  const days = daysInForce(inForce)
  const key = [zone.id, days.by, days.from, days.until].join(' ')
  const made = known.get(key) ?? { number: known.size, ...days, zone }
  known.set(key, made)
  return made
}

function checkSilence({ rule, pack, file, path }: Of<DutyRule>, targets: readonly GroundRule[], report: PackReport): void {
  const abroad = targets.some((to) => to.pack.layer !== pack.layer)
  if (abroad && rule.onSilence !== undefined && !SILENCE_ACROSS.has(rule.onSilence))
    report('duty_silence', file, [...path, 'onSilence'], { onSilence: rule.onSilence }, rule.id)
}
