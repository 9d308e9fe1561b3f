import type { Region } from '../../core/diagram-regions.js'
import { formatIn } from '../../core/zone.js'
import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { Variable } from '../../explain/cells/variable.js'
import { type Words, wordsIn } from '../../explain/words/vocabulary-words.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Duration } from '../../policy/rule.js'
import { type Pair, type Periods, periodAt, positionAt } from '../cells/policy-times.js'
import type { Position } from '../cells/positions.js'
import type { ServiceSpace } from '../cells/service-space.js'

/** How many values a line names before it says how many more there are. */
const NAMED = 6

/** Regions of claims in words, of the facts by which a person tells claims apart. */
export class RegionWords {
  private readonly words: Words

  constructor(
    private readonly space: ServiceSpace,
    private readonly policy: CompiledPolicy,
  ) {
    this.words = wordsIn(
      'en',
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
    return [`${this.name(variable)}: ${this.values(variable, values)}`]
  }

  private name({ name, member }: Variable): string {
    const [fact, label] = name.split(':') as [string, string | undefined]
    const said = this.words.word('facts', fact)
    return member ? `${said}, ${this.words.word('labels', label as string)}` : said
  }

  private values({ answers, size, member, name }: Variable, values: ReadonlySet<number>): string {
    if (member) return values.has(1) ? 'yes' : 'no'
    const inside = answers.filter(({ value }) => values.has(value))
    const outside = answers.filter(({ value }) => !values.has(value))
    const said = (list: typeof answers): string => {
      const shown = list.slice(0, NAMED).map(({ answer }) => this.answer(name, answer))
      return `${shown.join(', ')}${list.length > NAMED ? ` and ${list.length - NAMED} more` : ''}`
    }
    if (inside.length === 0) return `${[...values].length} of ${size} kinds`
    return outside.length > 0 && outside.length < inside.length ? `other than ${said(outside)}` : said(inside)
  }

  private answer(fact: string, answer: unknown): string {
    if (answer === null) return 'any other'
    const code = String(answer)
    if (fact === 'item.category') return this.words.word('categories', code)
    return fact === 'claim.reason' ? this.words.word('reasons', code) : this.words.factValue(fact, code)
  }

  private time(pair: Pair, values: ReadonlySet<number>): string[] {
    const event = this.words.word('events', pair.event)
    const positions = [...values].flatMap((value) => positionAt(pair, value) ?? [])
    if (positions.length === 0) return [`has not happened: ${event}`]
    const some = positions.length < values.size ? ' (or it has not happened)' : ''
    const said = (leaf: TimeLeaf | undefined, how: string): string[] => (leaf ? [`${how} ${durationOf(leaf)} after: ${event}${some}`] : [])
    const passed = pair.leaves.filter((leaf, index) => durationOf(leaf) !== '' && positions.every(({ after }) => !after[index]))
    const open = pair.leaves.filter((leaf, index) => durationOf(leaf) !== '' && positions.every(({ after }) => after[index]))
    return [...said(byPassing(pair, passed)[0], 'more than'), ...said(byPassing(pair, open).at(-1), 'at most')]
  }

  private period(periods: Periods, values: ReadonlySet<number>): string {
    const event = this.words.word('events', periods.event)
    const { zone } = this.policy
    const day = (ms: number): string => formatIn(zone, ms).slice(0, 10)
    const said = [...values].flatMap((value) => {
      const period = periodAt(periods, value)
      if (!period) return ['never']
      if (!Number.isFinite(period.from)) return [`before ${day(period.until)}`]
      return [Number.isFinite(period.until) ? `from ${day(period.from)} until ${day(period.until)}` : `from ${day(period.from)}`]
    })
    return `${event}: ${said.join(', ')}`
  }
}

/** Leaves of a pair, that which is passed last first. */
function byPassing({ leaves, positions }: Pair, some: readonly TimeLeaf[]): TimeLeaf[] {
  const passed = (leaf: TimeLeaf): number => positions.filter(({ after }: Position) => !after[leaves.indexOf(leaf)]).length
  return [...some].sort((a, b) => passed(a) - passed(b))
}

/** How long after its event the moment of a leaf lies; empty for the event itself. */
function durationOf({ span, anchor }: TimeLeaf): string {
  const duration: Duration | undefined = span?.for ?? (typeof anchor === 'string' ? undefined : anchor.plus)
  if (!duration) return ''
  const [unit, count] = Object.entries(duration)[0] as [string, number]
  const units = unit.replace(/[A-Z]/, (capital) => ` ${capital.toLowerCase()}`)
  return `${count} ${count === 1 ? units.slice(0, -1) : units}`
}
