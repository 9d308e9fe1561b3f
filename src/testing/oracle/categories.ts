import type { Vocabulary } from '../../facts/vocabulary.js'
import type { Kleene } from './kleene.js'

/** The category and every category above it, the nearest first. */
export function lineOf(category: string, vocabulary: Vocabulary): string[] {
  const parent = vocabulary.categories[category]?.parent
  return parent ? [category, ...lineOf(parent, vocabulary)] : [category]
}

export const isAbove = (upper: string, lower: string, vocabulary: Vocabulary): boolean => upper !== lower && lineOf(lower, vocabulary).includes(upper)

/** Whether a category is one of the listed ones or below one; unknown when it lies above one (S-2b). */
export function isIn(category: string, listed: readonly string[], vocabulary: Vocabulary): Kleene {
  if (listed.some((id) => lineOf(category, vocabulary).includes(id))) return true
  return listed.some((id) => isAbove(category, id, vocabulary)) ? 'unknown' : false
}
