import { readDay } from '../../core/civil-day.js'
import type { Layer } from '../../policy/rule.js'
import { finishedSvg } from '../finished-svg.js'
import type { Timeline, TimelineBar } from './timeline.js'

/** The functions of Observable Plot that are used: `import * as Plot from '@observablehq/plot'`. */
export interface PlotTools {
  plot(options: object): { readonly outerHTML: string }
  barX(data: object[], options: object): object
  ruleX(data: object[], options: object): object
  text(data: object[], options: object): object
  axisX(ticks: number[], options: object): object
}

export interface DrawOptions {
  plot: PlotTools
  /** Where elements are made: that of a browser, or `parseHTML('').document` of linkedom. */
  document: object
  /** A file of its own: with a colour of its own, light or dark as the reader likes it. Else the text has the colour of the page. */
  standalone?: boolean
}

/** Okabe and Ito's colours, told apart also by the colour-blind, each with a contrast of 3:1 and more on white and on near black. */
export const LAYER_COLOURS: Readonly<Record<Layer, string>> = { law: '#0072b2', platform: '#d55e00', seller: '#b0568c', manufacturer: '#009e73' }

const [WIDTH, ROW, LINE, BOTTOM, SIDE] = [640, 46, 16, 34, 14]
/** Days that are easy to think in. */
const TICKS = [7, 15, 30, 90, 180, 365, 730, 1095, 1825, 3650]

/**
 * Draws a timeline as SVG, without a browser where `document` is linkedom's. The days lie on a square-root scale, so that a week and a year are both seen; a last
 * day that was moved off a holiday ends in a hatched piece. What it shows is said in `aria-label`, and every bar is labelled: nothing rests on colour alone.
 *
 * @example
 * const svg = drawTimeline(timeline, { plot: await import('@observablehq/plot'), document: parseHTML('').document })
 */
export function drawTimeline({ bars, marks, alternative, daysLabel }: Timeline, { plot, document, standalone = false }: DrawOptions): string {
  const start = Math.min(...bars.map(({ from }) => readDay(from)), ...marks.map(({ day }) => readDay(day)))
  const at = (day: string, more = 0): number => readDay(day) - start + more
  const last = Math.max(30, ...marks.map(({ day }) => at(day)), ...bars.map(({ lastDay }) => (lastDay === undefined ? 0 : at(lastDay, 1))))
  const end = last * 1.06
  const top = LINE * (marks.length + 1)
  const rows = bars.map((bar, row) => ({ ...bar, row, x1: at(bar.from), x2: bar.lastDay === undefined ? end : at(bar.movedFrom ?? bar.lastDay, 1) }))
  const moved = rows.flatMap((bar) => (bar.movedFrom !== undefined && bar.lastDay !== undefined ? [{ ...bar, x1: bar.x2, x2: at(bar.lastDay, 1) }] : []))
  const colour = ({ layer }: TimelineBar): string => LAYER_COLOURS[layer]
  const bar = { x1: 'x1', x2: 'x2', y: 'row', insetTop: 24, insetBottom: 6 }
  const ticks = TICKS.filter((days) => days <= end)
  const svg = plot.plot({
    document,
    width: WIDTH,
    height: top + BOTTOM + bars.length * ROW,
    marginTop: top,
    marginBottom: BOTTOM,
    marginLeft: SIDE,
    marginRight: SIDE,
    style: { background: 'none', fontFamily: 'system-ui, sans-serif', fontSize: '13px', maxWidth: '100%', overflow: 'visible' },
    ariaLabel: alternative,
    x: { type: 'sqrt', domain: [0, end] },
    y: { type: 'band', domain: rows.map(({ row }) => row), axis: null, padding: 0 },
    marks: [
      plot.axisX(ticks, { label: daysLabel, labelAnchor: 'left', tickFormat: String, tickSize: 4 }),
      plot.barX(rows, { ...bar, fill: colour }),
      plot.barX(moved, { ...bar, fill: colour, fillOpacity: 0.35, stroke: colour, strokeDasharray: '3,2' }),
      plot.ruleX(
        marks.map(({ day }) => ({ x: at(day) })),
        { x: 'x', stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '5,3' },
      ),
      ...marks.map(({ day, text }, index) =>
        plot.text([{ x: at(day), text }], {
          x: 'x',
          text: 'text',
          frameAnchor: 'top',
          dy: LINE * index - top + LINE,
          dx: 3,
          textAnchor: 'start',
          fill: 'currentColor',
        }),
      ),
      plot.text(
        rows.map(({ row, label, text }) => ({ row, text: `${label} – ${text}` })),
        { y: 'row', text: 'text', frameAnchor: 'left', textAnchor: 'start', dx: 6, dy: -ROW / 2 + 14, fill: 'currentColor' },
      ),
    ],
  }).outerHTML
  return finishedSvg(svg, standalone)
}
