import { finishedSvg } from '../finished-svg.js'
import type { TreeNode } from './exclusion-tree.js'
import type { TreePicture } from './tree-picture.js'

/** The functions of Observable Plot that are used: `import * as Plot from '@observablehq/plot'`. */
export interface TreePlotTools {
  plot(options: object): { readonly outerHTML: string }
  link(data: object[], options: object): object
  dot(data: object[], options: object): object
  text(data: object[], options: object): object
}

export interface DrawTreeOptions {
  plot: TreePlotTools
  /** Where elements are made: that of a browser, or `parseHTML('').document` of linkedom. */
  document: object
  /** A file of its own: with a colour of its own, light or dark as the reader likes it. Else the text has the colour of the page. */
  standalone?: boolean
}

/** Told apart by shape first; the colours are Okabe and Ito's, for the colour-blind too. */
const MARKS: Readonly<Record<TreeNode['as'], { symbol: string; colour: string }>> = {
  grant: { symbol: 'circle', colour: '#0072b2' },
  exclude: { symbol: 'square', colour: '#d55e00' },
  except: { symbol: 'triangle', colour: '#009e73' },
}

const [WIDTH, STEP, LINE, GAP, EDGE] = [640, 26, 17, 9, 10]
/** About as wide as a letter is at 13 px; a Chinese character is twice that. */
const LETTER = 6.7

/**
 * Draws what takes a rule away, and what gives it back, as SVG, without a browser where `document` is linkedom's: a circle for the rule, a square for each exclusion
 * below it, a triangle for each exception below that. What it shows is said in `aria-label`.
 *
 * @example
 * const svg = drawTree(tree, { plot: await import('@observablehq/plot'), document: parseHTML('').document })
 */
export function drawTree({ nodes, alternative }: TreePicture, { plot, document, standalone = false }: DrawTreeOptions): string {
  let bottom = EDGE
  const placed = nodes.map(({ as, depth, text }) => {
    const x = EDGE + depth * STEP
    const lines = wrapped(text, Math.floor((WIDTH - x - 2 * EDGE) / LETTER))
    const top = bottom
    bottom += lines.length * LINE + GAP
    return { as, depth, x, y: top + LINE / 2, lines: lines.map((line, index) => ({ x: x + 14, y: top + LINE / 2 + index * LINE, text: line })) }
  })
  const links = placed.flatMap(({ depth, x, y }, index) => {
    const above = placed
      .slice(0, index)
      .filter((one) => one.depth === depth - 1)
      .at(-1)
    return above
      ? [
          { x1: above.x, y1: above.y + 6, x2: above.x, y2: y },
          { x1: above.x, y1: y, x2: x - 6, y2: y },
        ]
      : []
  })
  const svg = plot.plot({
    document,
    width: WIDTH,
    height: bottom,
    margin: 0,
    style: { background: 'none', fontFamily: 'system-ui, sans-serif', fontSize: '13px', maxWidth: '100%', overflow: 'visible' },
    ariaLabel: alternative,
    x: { axis: null, domain: [0, WIDTH], range: [0, WIDTH] },
    y: { axis: null, domain: [0, bottom], range: [0, bottom] },
    marks: [
      plot.link(links, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'currentColor', strokeOpacity: 0.6 }),
      ...Object.entries(MARKS).map(([as, { symbol, colour }]) =>
        plot.dot(
          placed.filter((one) => one.as === as),
          { x: 'x', y: 'y', r: 5, symbol, fill: colour },
        ),
      ),
      plot.text(
        placed.flatMap(({ lines }) => lines),
        { x: 'x', y: 'y', text: 'text', textAnchor: 'start', fill: 'currentColor' },
      ),
    ],
  }).outerHTML
  return finishedSvg(svg, standalone)
}

/** A text in lines: Latin words whole, Chinese between any two characters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  let [line, length] = ['', 0]
  for (const piece of text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []) {
    const size = [...piece].reduce((sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1), 0)
    if (length + size > most && line !== '' && !/^[，。、；：）”]/.test(piece)) {
      lines.push(line.trimEnd())
      ;[line, length] = ['', 0]
    }
    line += piece
    length += size
  }
  return [...lines, line.trimEnd()]
}
