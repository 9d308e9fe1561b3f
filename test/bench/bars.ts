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
  /** Why it is missed, where it is, and what was tried. */
  readonly why: string
}

/** What the answer of sixty rules costs beside hand-written code, in few words. */
const SIXTY =
  'every window is worked out as an interval and every denial weighed, where the others test plain facts. Tried: rows of bit masks, results by bits, in brief instead of in full, ends of windows in tables, plans shared by what is found'

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
      why: 'it says every route, denial, duty and citation of some 240 grants. Tried: six steps, from 22 to about 2.5 for a warmed claim',
      measured: ratio(less(named(decision, 'read, decide, write'), plain), plain),
    },
    {
      what: '60 rules in brief, facts at hand, against hand-written code',
      unit: '×',
      bar: 3,
      why: SIXTY,
      measured: ratio(deciding, named(sixty, 'hand-written')),
    },
    {
      what: '60 rules in brief, raw and checked, against hand-written code that checks nothing',
      unit: '×',
      bar: 4,
      why: 'checking alone is seven times the hand-written floor: every key, value and instant; then as above',
      measured: ratio(named(sixty, 'aftersales, in brief'), named(sixty, 'hand-written, from the raw claim')),
    },
    { what: '60 rules in brief: faster than json-logic-js', unit: '×', bar: 35, why: SIXTY, measured: over('json-logic-js'), atLeast: true },
    { what: '60 rules in brief: faster than zen-engine', unit: '×', bar: 300, why: SIXTY, measured: over('zen-engine'), atLeast: true },
    { what: '60 rules in brief: faster than json-rules-engine', unit: '×', bar: 700, why: SIXTY, measured: over('json-rules-engine'), atLeast: true },
    {
      what: `${first.rules} → ${last.rules} rules in brief, the catalogue growing with them`,
      unit: '×',
      bar: 4,
      why: 'results by bits lie in more memory. Tried: selectors by value, grants by place, keys side by side',
      measured: ratio(last.aftersales, first.aftersales),
    },
    {
      what: 'bytes made by a full decision, against those it keeps',
      unit: '×',
      bar: 1.2,
      why: 'windows, findings on the way and maps of questions are objects too. Tried: truths in flat arrays, shared frozen parts',
      measured: heap.decision.allocated / heap.decision.retained,
    },
    {
      what: 'bytes made by a decision of 60 rules, against those it keeps',
      unit: '×',
      bar: 1.2,
      why: 'as above',
      measured: heap.sixty.allocated / heap.sixty.retained,
    },
    {
      what: '`createPolicy([cn, jd])`, against `JSON.parse` of the two packs',
      unit: '×',
      bar: 50,
      why: 'every rule is checked, its edges resolved and its conditions read, some 1,600 rules of tables. Tried: rows share what has no cell and its conditions, lines of categories once',
      measured: start.ratio,
    },
    {
      what: `linking ${last.rules} rules`,
      unit: 'ms',
      bar: 100,
      why: 'as above, 0.1 ms for each rule. Tried: selectors by value, conditions interned',
      measured: last.aftersales.counted.milliseconds as number,
    },
    {
      what: '`createPolicy` with its dependencies, brotli',
      unit: 'kB',
      bar: 24,
      why: 'exact questions are 12 kB of it, the checks of packs 15, the vocabulary 7. Tried: words and schemas kept out',
      measured: bytes.library / 1000,
      margin: 2.6,
    },
    { what: 'cn and jd together, brotli', unit: 'kB', bar: 80, why: '', measured: bytes.packs / 1000, margin: 1.1 },
    {
      what: 'a stream of claims read, decided and written, against the rate of only reading and writing it',
      unit: '×',
      bar: 0.8,
      why: 'as the full decision. Tried: blocks of answers; `--brief` writes less and decides sooner',
      measured: ratio(plain, named(decision, 'read, decide, write')),
      atLeast: true,
    },
    ...(analysis
      ? [
          {
            what: 'lint and verify of cn + jd, processor time',
            unit: 's',
            bar: 5,
            why: 'every witness is decided again. Tried: one order of variables a service, ends of windows shared',
            measured: analysis.lint + analysis.verify,
          },
        ]
      : []),
    {
      what: 'stored claims read and decided in brief on cn + jd, one core',
      unit: 'claims a minute',
      bar: 1_000_000,
      why: 'some twenty services with 240 grants, whose windows are read from the clock. Tried: plans by bits, windows made once for a claim, grants left out that cannot change the verdict; in full it was 57,307',
      measured: 60e9 / median(named(decision, 'read, brief').rounds),
      atLeast: true,
    },
  ]
}
