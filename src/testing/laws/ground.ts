import { formatIn } from '../../core/zone.js'
import { type Policy as Deciding, tryPolicy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Policy } from '../../explain/create-policy.js'
import type { Facts } from '../../facts/facts.js'
import type { CompiledBase, CompiledGrant, CompiledPolicy } from '../../policy/compiled.js'
import type { Pack } from '../../policy/pack.js'
import type { Rule, RuleId, Scope, Window } from '../../policy/rule.js'
import { type FlatClaim, factsOf, flattened } from '../generate/flat-claim.js'
import { type PackWords, packWords } from '../generate/pack-words.js'
import { type Ms, msOf } from '../oracle/clock.js'
import { type OracleDecision, oracleFor } from '../oracle/oracle.js'
import type { LawOptions } from './law-options.js'

/** A policy with what laws compare it with, each made once when it is first needed. */
export class LawGround {
  readonly compiled: CompiledPolicy
  readonly packs: readonly Pack[]
  readonly words: PackWords
  readonly #made = new Map<string, unknown>()

  constructor(
    readonly policy: Policy,
    readonly options: LawOptions,
  ) {
    this.compiled = linkedOf(policy).policy
    this.packs = this.compiled.packs
    this.words = packWords(this.packs)
  }

  /** Something that is worked out once. */
  once<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make())
    return this.#made.get(name) as T
  }

  /** A second evaluator, written for clearness alone. */
  get oracle(): (facts: Facts) => OracleDecision {
    return this.once('oracle', () => oracleFor(this.packs))
  }

  /** The policy of the law packs alone; undefined when no pack is one of the law, all are, or a law pack needs others. */
  get lawAlone(): Deciding | undefined {
    return this.once('law alone', () => {
      const own = this.packs.filter(({ layer }) => layer === 'law')
      return own.length === 0 || own.length === this.packs.length ? undefined : tryPolicy(own)
    })
  }

  /** Events that some window tests. While one is unknown it counts as having happened by the claim (S-6). */
  get testedEvents(): ReadonlySet<string> {
    const rules = [...this.compiled.rules.values()].map(({ rule }) => windowsOf(rule))
    return this.once('tested', () => new Set(rules.flat().flatMap(({ tests }) => (tests === undefined ? [] : [tests]))))
  }

  grant(id: RuleId): CompiledGrant | undefined {
    return this.once('grants', () => new Map([...this.compiled.grants.values()].flat().map((grant) => [grant.id, grant]))).get(id)
  }

  /** Whether a grant, or a rule that touches it, asks for the time of day of the claim, is in force by it or counts from it: then another moment is another case. */
  readsTheClock(id: RuleId): boolean {
    return this.once(`clock ${id}`, () => {
      const grant = this.grant(id)
      return (
        grant === undefined ||
        touching(grant).some((rule) => rule.inForce?.by === 'submitted' || countsFromClaim(rule.source) || this.#reads(rule.id, 'derived.submittedMinute'))
      )
    })
  }

  /** The facts by which it is known that an adjust gives a grant other windows, or does not. */
  factsOfWindowAdjusts(id: RuleId): string[] {
    const { own, other } = (this.grant(id) as CompiledGrant).windowAdjusts
    return [...own, ...other].flatMap(({ source, scopes, pack }) => [
      ...[JSON.stringify([source.when, this.packs[pack.number]?.when])].flatMap((text) =>
        [...text.matchAll(/"var":"([^"]+)"/g)].map(([, fact]) => fact as string),
      ),
      ...scopes.flatMap((scope) => Object.keys(scope).map((name) => SELECTED[name as keyof Scope])),
      ...(source.inForce?.by === undefined ? [] : [`events.${source.inForce.by}`]),
    ])
  }

  #reads(id: RuleId, fact: string): boolean {
    const pack = this.packs.find((one) => id.startsWith(`${one.id.replaceAll('/', '.')}.`))
    return JSON.stringify([this.compiled.rules.get(id)?.rule, pack?.when]).includes(fact)
  }

  /** The claim made at another moment, on a day when that moment has come. */
  claimedAt(facts: Facts, at: Ms): Facts {
    const claim = flattened(facts)
    return this.factsOf({ ...claim, asOf: at, submitted: claim.submitted === undefined ? undefined : at })
  }

  factsOf(claim: FlatClaim): Facts {
    return factsOf(claim, this.words.vocabulary, (ms) => formatIn(this.compiled.zone, ms))
  }

  /** When the last thing happened that the facts know of: no claim about it is earlier. */
  lastKnown(facts: Facts): Ms {
    const { purchased, events, history = [] } = flattened(facts)
    const past = history.flatMap(({ openedAt, closedAt }) => [openedAt, ...(closedAt === undefined ? [] : [closedAt])])
    const happened = [...events].flatMap(([id, at]) => (at === null || this.words.vocabulary.events[id]?.future ? [] : [at]))
    return Math.max(purchased, ...happened, ...past.map(msOf))
  }
}

/** The fact that each part of a scope reads. */
const SELECTED: Record<keyof Scope, string> = {
  category: 'item.category',
  notCategory: 'item.category',
  brand: 'item.brand',
  channel: 'order.channel',
  market: 'order.market',
  reason: 'claim.reason',
  label: 'item.labels',
}

/** Whether some window of a rule begins or ends by the moment of the claim. */
const countsFromClaim = (rule: Rule): boolean => windowsOf(rule).some(({ opens, ends }) => JSON.stringify([opens, ends]).includes('"submitted"'))

const windowsOf = (rule: Rule): readonly Window[] => ('windows' in rule && rule.windows ? rule.windows : [])

/** A grant and the rules that shape whether and until when it stands. */
function touching(grant: CompiledGrant): (CompiledBase & { source: Rule })[] {
  const { excludes, windowAdjusts } = grant
  return [
    grant,
    ...windowAdjusts.own,
    ...windowAdjusts.other,
    ...excludes.flatMap((exclude) => [exclude, ...exclude.defeatedBy.flatMap((one) => [one, ...one.defeatedBy])]),
  ]
}

export const claimedAt = (facts: Facts): Ms => msOf(facts.claim.submittedAt ?? facts.asOf)
