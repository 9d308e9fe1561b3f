import type { Figure } from '../model.js'

/** A picture inside the page, or in a file beside it. */
export type DrawnPicture = { svg: string } | { file: string }

/** What a writer is told about what is around a page. */
export interface Surroundings {
  /** The address of a page, as it is linked from this one; undefined for one that does not exist. */
  addressOf(target: string): string | undefined
  picture(figure: Figure): DrawnPicture | undefined
  /** The same page in other languages. */
  languages: readonly { locale: string; name: string; address: string }[]
}
