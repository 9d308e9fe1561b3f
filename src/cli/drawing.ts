import { drawTimeline } from '../docs/timeline/draw-timeline.js'
import type { Timeline } from '../docs/timeline/timeline.js'

/** Draws timelines with Observable Plot and linkedom; undefined where these optional packages are not installed. */
export async function drawing(standalone: boolean): Promise<((timeline: Timeline) => string) | undefined> {
  try {
    const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
    const { document } = parseHTML('<html></html>')
    return (timeline) => drawTimeline(timeline, { plot, document, standalone })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
