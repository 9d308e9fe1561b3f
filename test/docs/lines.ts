import type { DocItem } from '../../src/docs/model.js'

/** Lines of a list, two spaces deeper for each level. */
export const linesOf = ({ spans, items = [] }: DocItem): string[] => [
  spans.map(({ text }) => text).join(''),
  ...items.flatMap(linesOf).map((line) => `  ${line}`),
]
