import type { Table } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'

/** A table has no title of its own: the texts of its columns tell it apart. */
export const tableTitle = ({ text, tell }: DocSpeaker, { id, columns }: Table): string =>
  Object.values(columns)
    .slice(0, 2)
    .map((column) => text(column.text))
    .join(tell.comma) || id
