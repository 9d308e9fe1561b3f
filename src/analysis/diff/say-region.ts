import type { Region } from '../../core/diagram-regions.js'
import { formatIn } from '../../core/zone.js'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Answer } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import { joinAnswers } from '../../explain/cells/join-answers.js'
import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { Variable } from '../../explain/cells/variable.js'
import { eventWords } from '../../explain/say/say-deadline.js'
import { choiceClause, type ValueOrWords, valueText } from '../../explain/say/say-fact.js'
import { type Speaker, speakerFor } from '../../explain/say/speaker.js'
import type { Locale } from '../../explain/words/locale.js'
import type { Duration } from '../../policy/rule.js'
import { type Pair, type Periods, periodAt, positionAt } from '../cells/policy-times.js'
import type { Position } from '../cells/positions.js'
import type { ServiceSpace } from '../cells/service-space.js'
import { REGION_PHRASES, type RegionPhrases } from './region-phrases.js'

/** How many values a line names before it says how many more there are. */
const NAMED = 6

/** Regions of claims in words, fact by fact, as explanations say them. */
export class RegionWords {
  private readonly speaker: Speaker
  private readonly phrases: RegionPhrases

  constructor(
    private readonly space: ServiceSpace,
    private readonly policy: Policy,
    { locale, currency }: { readonly locale: Locale; readonly currency: string | undefined },
  ) {
    this.phrases = REGION_PHRASES[locale]
    this.speaker = speakerFor({ policy, locale, zone: undefined, currency, all: false, rules: {} })
  }

  /** What the claims of a region have in common, a sentence each. */
  say(region: Region): string[] {
    const { variables } = this.space.space
    const clauses = new Set([...region].flatMap(([number, values]) => this.clauses(variables[number] as Variable, values)))
    // Two events of a claim may say the same, the one more closely.
    const said = [...clauses].filter((clause) => ![...clauses].some((other) => clause === this.phrases.orNotYet(other)))
    return said.map(this.speaker.say.sentence)
  }

  private clauses(variable: Variable, values: ReadonlySet<number>): string[] {
    const { pairs, periodsOf } = this.space.times
    const pair = pairs.find((one) => one.variable === variable)
    if (pair) return this.time(pair, values)
    const periods = periodsOf.find((one) => one.variable === variable)
    return [periods ? this.periods(periods, values) : this.fact(variable, values)]
  }

  private fact({ name, member, answers, size }: Variable, values: ReadonlySet<number>): string {
    const { phrases, speaker } = this
    const [fact, label] = name.split(':') as [string, string]
    if (member) {
      const has = choiceClause(speaker, fact, [label])
      return values.has(1) ? has : phrases.not(has)
    }
    // Numbers that lie next to each other are one range.
    const inside = joinAnswers(answers.filter(({ value }) => values.has(value)).map(({ answer }) => ({ answer, verdict: 'available' }))).map(
      ({ answer }) => answer,
    )
    const outside = answers.filter(({ value }) => !values.has(value)).map(({ answer }) => answer)
    if (inside.length === 0) return phrases.kinds(speaker.words.word('facts', fact), values.size, size)
    const isShorter = outside.length > 0 && outside.length < inside.length && outside.every((answer) => typeof answer === 'string')
    return isShorter ? phrases.not(this.choice(fact, outside)) : this.choice(fact, inside)
  }

  /** That a fact has one of some values. */
  private choice(fact: string, answers: readonly Answer[]): string {
    const { speaker, phrases } = this
    const [first] = answers
    // A parameter may name a market that is no country, and so has no law.
    if (fact === 'order.market' && answers.length === 1 && typeof first === 'string' && !/^[A-Z]{2}\b/.test(first)) return phrases.market(first)
    const shown = answers.slice(0, NAMED).map((answer) => this.answer(fact, answer))
    return choiceClause(speaker, fact, shown, answers.length > NAMED ? (said) => phrases.more(said, answers.length - NAMED) : undefined)
  }

  private answer(fact: string, answer: Answer): ValueOrWords {
    const { phrases, speaker } = this
    // Whatever no rule names.
    if (answer === null) return { said: phrases.other }
    if (typeof answer !== 'object') return answer
    const bound = (value: unknown): string | undefined => (typeof value === 'number' ? valueText(speaker, fact, value) : undefined)
    const { min, max } = answer as { min?: number; max?: number }
    const [low, high] = [bound(min), bound(max)]
    if (low === undefined) return { said: phrases.most(high ?? phrases.other) }
    return { said: high === undefined ? phrases.atLeast(low) : low === high ? low : phrases.fromTo(low, high) }
  }

  private time(pair: Pair, values: ReadonlySet<number>): string[] {
    const { phrases, speaker } = this
    const { was, after } = eventWords(speaker, pair.event)
    const positions = [...values].flatMap((value) => positionAt(pair, value) ?? [])
    if (positions.length === 0) return [phrases.notYet(was)]
    const said = (leaf: TimeLeaf | undefined, how: 'moreThan' | 'atMost'): string[] => {
      if (!leaf) return []
      const clause = phrases[how](this.durationOf(leaf), after)
      const open = positions.length < values.size ? phrases.orNotYet(clause) : clause
      return [pair.tested === 'submitted' ? open : phrases.when(eventWords(speaker, pair.tested).was, open)]
    }
    const passed = pair.leaves.filter((leaf, index) => hasDuration(leaf) && positions.every((position) => !position.after[index]))
    const open = pair.leaves.filter((leaf, index) => hasDuration(leaf) && positions.every((position) => position.after[index]))
    return [...said(byPassing(pair, passed)[0], 'moreThan'), ...said(byPassing(pair, open).at(-1), 'atMost')]
  }

  /** Periods that follow each other are said as one. */
  private periods(periods: Periods, values: ReadonlySet<number>): string {
    const { phrases, speaker } = this
    const { was } = eventWords(speaker, periods.event)
    const { zone } = linkedOf(this.policy).policy
    const day = (ms: number): string => speaker.day(formatIn(zone, ms).slice(0, 10))
    const runs: { from: number; until: number }[] = []
    const all = [...values].sort((a, b) => a - b).map((value) => periodAt(periods, value))
    for (const period of all) {
      const last = runs.at(-1)
      if (period && last?.until === period.from) last.until = period.until
      else if (period) runs.push({ ...period })
    }
    const said = runs.map(({ from, until }) => {
      if (!Number.isFinite(from)) return phrases.before(was, day(until))
      return Number.isFinite(until) ? phrases.between(was, day(from), day(until)) : phrases.since(was, day(from))
    })
    return speaker.say.either([...(all.includes(undefined) ? [phrases.notYet(was)] : []), ...said])
  }

  /** How long after its event the moment of a leaf lies. */
  private durationOf(leaf: TimeLeaf): string {
    const [unit, count] = Object.entries(durationIn(leaf) ?? {})[0] as [keyof Speaker['say']['duration'], number]
    return this.speaker.say.duration[unit](count)
  }
}

/** Leaves of a pair, that which is passed last first. */
function byPassing({ leaves, positions }: Pair, some: readonly TimeLeaf[]): TimeLeaf[] {
  const passed = (leaf: TimeLeaf): number => positions.filter(({ after }: Position) => !after[leaves.indexOf(leaf)]).length
  return [...some].sort((a, b) => passed(a) - passed(b))
}

/** Absent: the moment is the event itself. */
const durationIn = ({ span, anchor }: TimeLeaf): Duration | undefined => span?.for ?? (typeof anchor === 'string' ? undefined : anchor.plus)
const hasDuration = (leaf: TimeLeaf): boolean => durationIn(leaf) !== undefined
