import type { Region } from '../../core/diagram-regions.js'
import { formatIn } from '../../core/zone.js'
import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { Variable } from '../../explain/cells/variable.js'
import type { Locale } from '../../explain/words/locale.js'
import { type Words, wordsIn } from '../../explain/words/vocabulary-words.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Duration } from '../../policy/rule.js'
import { type Pair, type Periods, periodAt, positionAt } from '../cells/policy-times.js'
import type { Position } from '../cells/positions.js'
import type { ServiceSpace } from '../cells/service-space.js'
import { REGION_PHRASES, type RegionPhrases } from './region-phrases.js'

/** How many values a line names before it says how many more there are. */
const NAMED = 6

/** Regions of claims in words, of the facts by which a person tells claims apart. */
export class RegionWords {
  private readonly words: Words
  private readonly phrases: RegionPhrases

  constructor(
    private readonly space: ServiceSpace,
    private readonly policy: CompiledPolicy,
    locale: Locale = 'en',
  ) {
    this.phrases = REGION_PHRASES[locale]
    this.words = wordsIn(
      locale,
      policy.packs.map(({ vocabularyTexts }) => vocabularyTexts),
    )
  }

  /** What the claims of a region have in common, a line each. */
  say(region: Region): string[] {
    const { variables } = this.space.space
    return [...region].flatMap(([number, values]) => this.line(variables[number] as Variable, values))
  }

  private line(variable: Variable, values: ReadonlySet<number>): string[] {
    const { pairs, periodsOf } = this.space.times
    const pair = pairs.find((one) => one.variable === variable)
    if (pair) return this.time(pair, values)
    const periods = periodsOf.find((one) => one.variable === variable)
    if (periods) return [this.period(periods, values)]
    return [`${this.name(variable)}${this.phrases.colon}${this.values(variable, values)}`]
  }

  private name({ name, member }: Variable): string {
    const [fact, label] = name.split(':') as [string, string | undefined]
    const said = this.words.word('facts', fact)
    return member ? `${said}${this.phrases.comma}${this.words.word('labels', label as string)}` : said
  }

  private values({ answers, size, member, name }: Variable, values: ReadonlySet<number>): string {
    const { phrases } = this
    if (member) return values.has(1) ? phrases.yes : phrases.no
    const inside = answers.filter(({ value }) => values.has(value))
    const outside = answers.filter(({ value }) => !values.has(value))
    const said = (list: typeof answers): string => {
      const shown = list
        .slice(0, NAMED)
        .map(({ answer }) => this.answer(name, answer))
        .join(phrases.comma)
      return list.length > NAMED ? phrases.more(shown, list.length - NAMED) : shown
    }
    if (inside.length === 0) return phrases.kinds(values.size, size)
    return outside.length > 0 && outside.length < inside.length ? phrases.otherThan(said(outside)) : said(inside)
  }

  private answer(fact: string, answer: unknown): string {
    if (answer === null) return this.phrases.other
    if (typeof answer === 'boolean') return answer ? this.phrases.yes : this.phrases.no
    const code = String(answer)
    if (fact === 'item.category') return this.words.word('categories', code)
    return fact === 'claim.reason' ? this.words.word('reasons', code) : this.words.factValue(fact, code)
  }

  private time(pair: Pair, values: ReadonlySet<number>): string[] {
    const event = this.words.word('events', pair.event)
    const positions = [...values].flatMap((value) => positionAt(pair, value) ?? [])
    const { phrases } = this
    if (positions.length === 0) return [phrases.notHappened(event)]
    const some = positions.length < values.size ? phrases.orNotHappened : ''
    const said = (leaf: TimeLeaf | undefined, how: 'moreThan' | 'atMost'): string[] => (leaf ? [`${phrases[how](this.durationOf(leaf), event)}${some}`] : [])
    const passed = pair.leaves.filter((leaf, index) => hasDuration(leaf) && positions.every(({ after }) => !after[index]))
    const open = pair.leaves.filter((leaf, index) => hasDuration(leaf) && positions.every(({ after }) => after[index]))
    return [...said(byPassing(pair, passed)[0], 'moreThan'), ...said(byPassing(pair, open).at(-1), 'atMost')]
  }

  private period(periods: Periods, values: ReadonlySet<number>): string {
    const event = this.words.word('events', periods.event)
    const { zone } = this.policy
    const { phrases } = this
    const day = (ms: number): string => formatIn(zone, ms).slice(0, 10)
    const said = [...values].flatMap((value) => {
      const period = periodAt(periods, value)
      if (!period) return [phrases.never]
      if (!Number.isFinite(period.from)) return [phrases.before(day(period.until))]
      return [Number.isFinite(period.until) ? phrases.between(day(period.from), day(period.until)) : phrases.since(day(period.from))]
    })
    return `${event}${phrases.colon}${said.join(phrases.comma)}`
  }

  /** How long after its event the moment of a leaf lies. */
  private durationOf(leaf: TimeLeaf): string {
    const [unit, count] = Object.entries(durationIn(leaf) ?? {})[0] as [string, number]
    return this.phrases.duration(count, unit)
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
