import type { DocBlock, DocSection } from '../model.js'

/** A section, or nothing when it would be empty. */
export const section = (id: string, heading: string, blocks: readonly DocBlock[], sections: readonly DocSection[] = []): DocSection[] =>
  blocks.length + sections.length === 0 ? [] : [{ id, heading, blocks: [...blocks], sections: [...sections] }]
