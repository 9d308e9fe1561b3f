import { drawTimeline } from '../docs/timeline/draw-timeline.js'
import { drawTree } from '../docs/tree/draw-tree.js'
import type { WriteOptions } from '../docs/write/write-pages.js'

/** Draws pictures with Observable Plot and linkedom; undefined where these optional packages are not installed. */
export async function drawing(standalone: boolean): Promise<Required<Pick<WriteOptions, 'draw' | 'drawTree'>> | undefined> {
  try {
    const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
    const { document } = parseHTML('<html></html>')
    const options = { plot, document, standalone }
    return { draw: (timeline) => drawTimeline(timeline, options), drawTree: (tree) => drawTree(tree, options) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
