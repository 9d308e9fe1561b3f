import { type Bar, barsOf, decidingAlone, meets, missedBy } from './bars.js'
import { ratio, type Timed } from './harness/interleave.js'
import { median } from './harness/median.js'
import type { Profile } from './harness/profile.js'
import type { Measured } from './measure.js'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 || head[column] === 'why' ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Three digits that count. */
const number = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))
const UNITS = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
] as const
const time = (nanoseconds: number): string => {
  const unit = UNITS.find(([size]) => nanoseconds >= size)
  return unit ? `${number(nanoseconds / unit[0])} ${unit[1]}` : `${number(nanoseconds)} ns`
}
const amount = (value: number, unit: string): string => `${number(value)}${unit === '×' ? '' : ' '}${unit}`

const barRow = (bar: Bar): string[] => [
  bar.what,
  `${bar.atLeast ? 'at least' : 'at most'} ${amount(bar.bar, bar.unit)}`,
  amount(bar.measured, bar.unit),
  meets(bar) ? 'met' : `missed ${number(missedBy(bar))}×`,
  meets(bar) ? '' : bar.why,
]

/** How many files the longer table of the profile shows. */
const FILES = 15

const folderOf = (place: string): string => /^src\/[^/]+(?=\/)/.exec(place)?.[0] ?? place

function groupBy(profile: Profile, name: (place: string) => string): Profile {
  const grouped: Profile = {}
  for (const [place, share] of Object.entries(profile)) grouped[name(place)] = (grouped[name(place)] ?? 0) + share
  return grouped
}

const shares = (profile: Profile): string[][] =>
  Object.entries(profile)
    .sort(([, a], [, b]) => b - a)
    .map(([place, share]) => [place, `${(100 * share).toFixed(1)} %`])

/** The tables of docs/benchmarks.md, by the name of the block they stand in. */
export function blocks(measured: Measured): Record<string, string> {
  const { sixty, decision, growth, heap, start } = measured
  const hand = sixty[0] as Timed
  const all = [...sixty.slice(0, 4), { ...decidingAlone(measured), name: 'aftersales, in brief, less the check' }, ...sixty.slice(4)]
  return {
    machine: `Measured on ${measured.machine}. ${measured.answers.toLocaleString('en')} answers of every engine were compared first: all equal.`,
    bars: table(['what', 'bar', 'measured', '', 'why'], barsOf(measured).map(barRow)),
    sixty: table(
      ['variant', 'one claim', '× hand-written', 'claims a second'],
      all.map((one) => [one.name, time(median(one.rounds)), number(ratio(one, hand)), number(1e9 / median(one.rounds))]),
    ),
    decision: table(
      ['step', 'one claim', '× read and write'],
      decision.map((one) => [one.name, time(median(one.rounds)), number(ratio(one, decision[0] as Timed))]),
    ),
    growth: table(
      ['rules', 'aftersales, in brief', 'json-logic-js', 'ratio', 'the first 10,000 claims, each', 'link'],
      growth.map(({ rules, aftersales, jsonLogic }) => [
        rules.toLocaleString('en'),
        time(median(aftersales.rounds)),
        time(median(jsonLogic.rounds)),
        `${number(ratio(jsonLogic, aftersales))}×`,
        time(aftersales.counted.first as number),
        `${number(aftersales.counted.milliseconds as number)} ms`,
      ]),
    ),
    heap: table(
      ['', 'bytes made', 'bytes kept'],
      [
        ['decision of 60 rules', number(heap.sixty.allocated), number(heap.sixty.retained)],
        ['full decision on cn + jd', number(heap.decision.allocated), number(heap.decision.retained)],
      ],
    ),
    folders: table(['where', 'of the time'], shares(groupBy(measured.profile, folderOf))),
    files: table(['where', 'of the time'], shares(measured.profile).slice(0, FILES)),
    start: table(
      ['a fresh process', 'milliseconds'],
      [
        ['import the library and both packs', number(start.imports)],
        ['`JSON.parse` of the packs’ files', number(start.parse)],
        ['`createPolicy([cn, jd])`', number(start.link)],
      ],
    ),
  }
}

/** Puts the tables into the page, between `<!-- name -->` and `<!-- /name -->`. */
export function fill(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, content]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [from, to] = [text.indexOf(open), text.indexOf(close)]
    if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no block "${name}"`)
    return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`
  }, page)
}
