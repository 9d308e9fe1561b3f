import { ratio, type Timed } from './harness/interleave.js'
import { median } from './harness/median.js'
import type { Measured } from './measure.js'

/** One budget of the design, with what was measured. Everything is a ratio, a count or a rate; smaller is better unless `atLeast`. */
export interface Bar {
  readonly what: string
  readonly unit: string
  readonly bar: number
  readonly measured: number
  readonly atLeast?: true
  /** How much worse than the bar a quick run on a busy machine may be before it fails; left out: never. */
  readonly margin?: number
}

export const meets = ({ bar, measured, atLeast }: Bar): boolean => (atLeast ? measured >= bar : measured <= bar)
/** How many times worse than the bar. */
export const missedBy = ({ bar, measured, atLeast }: Bar): number => (atLeast ? bar / measured : measured / bar)

const named = (timed: readonly Timed[], name: string): Timed => {
  const found = timed.find((one) => one.name === name)
  if (!found) throw new Error(`nothing is called "${name}"`)
  return found
}

/** One variant less another, round by round. */
const less = (one: Timed, other: Timed): Timed => ({
  ...one,
  rounds: one.rounds.map((nanoseconds, round) => nanoseconds - (other.rounds[round] as number)),
})

/** What it costs to give the compared answer where the parsing of facts is not counted: deciding in brief less the check alone. */
export const decidingAlone = ({ sixty }: Measured): Timed => less(named(sixty, 'aftersales, in brief'), named(sixty, 'aftersales, check only'))

export function barsOf(measured: Measured): Bar[] {
  const { sixty, decision, growth, heap, start, bytes, analysis } = measured
  const deciding = decidingAlone(measured)
  const plain = named(decision, 'read and write')
  const [first, last] = [growth[0] as Measured['growth'][number], growth.at(-1) as Measured['growth'][number]]
  const over = (name: string): number => ratio(named(sixty, name), deciding)
  return [
    {
      what: `full decision on cn + jd, against reading its facts and writing it as JSON`,
      unit: '×',
      bar: 1,
      measured: ratio(less(named(decision, 'read, decide, write'), plain), plain),
    },
    { what: '60 rules in brief, facts at hand, against hand-written code', unit: '×', bar: 3, measured: ratio(deciding, named(sixty, 'hand-written')) },
    {
      what: '60 rules in brief, raw and checked, against hand-written code that checks nothing',
      unit: '×',
      bar: 4,
      measured: ratio(named(sixty, 'aftersales, in brief'), named(sixty, 'hand-written, from the raw claim')),
    },
    { what: '60 rules in brief: faster than json-logic-js', unit: '×', bar: 35, measured: over('json-logic-js'), atLeast: true },
    { what: '60 rules in brief: faster than zen-engine', unit: '×', bar: 300, measured: over('zen-engine'), atLeast: true },
    { what: '60 rules in brief: faster than json-rules-engine', unit: '×', bar: 700, measured: over('json-rules-engine'), atLeast: true },
    {
      what: `${first.rules} → ${last.rules} rules in brief, the catalogue growing with them`,
      unit: '×',
      bar: 4,
      measured: ratio(last.aftersales, first.aftersales),
    },
    { what: 'bytes made by a full decision, against those it keeps', unit: '×', bar: 1.2, measured: heap.decision.allocated / heap.decision.retained },
    { what: 'bytes made by a decision of 60 rules, against those it keeps', unit: '×', bar: 1.2, measured: heap.sixty.allocated / heap.sixty.retained },
    { what: '`createPolicy([cn, jd])`, against `JSON.parse` of the two packs', unit: '×', bar: 50, measured: start.ratio },
    { what: `linking ${last.rules} rules`, unit: 'ms', bar: 100, measured: last.aftersales.counted.milliseconds as number },
    { what: '`createPolicy` with its dependencies, brotli', unit: 'kB', bar: 24, measured: bytes.library / 1000, margin: 2.5 },
    { what: 'cn and jd together, brotli', unit: 'kB', bar: 80, measured: bytes.packs / 1000, margin: 1.1 },
    {
      what: 'a stream of claims read, decided and written, against the rate of only reading and writing it',
      unit: '×',
      bar: 0.8,
      measured: ratio(plain, named(decision, 'read, decide, write')),
      atLeast: true,
    },
    ...(analysis ? [{ what: 'lint and verify of cn + jd, processor time', unit: 's', bar: 5, measured: analysis.lint + analysis.verify }] : []),
    {
      what: 'stored claims read and decided in brief on cn + jd, one core',
      unit: 'claims a minute',
      bar: 1_000_000,
      measured: 60e9 / median(named(decision, 'read, brief').rounds),
      atLeast: true,
    },
  ]
}
