import type { Locale } from '../../../../src/explain/words/locale'
import type { Draft } from '../answer'

/** What the page asks of the worker that compares an edited file with the shipped one. */
export interface Compare {
  draft: Draft
  locale: Locale
  /** Where the site stands: "/". */
  base: string
}

/** How far it is, and in the end what changed under these packs, as HTML in which every text is escaped; no `html` where the draft cannot be used. */
export type Compared = { done: number; of: number } | { packs: string[]; html: string } | { html: undefined }
