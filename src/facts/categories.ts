import type { CategoryDefinition } from './vocabulary.js'

type Categories = Readonly<Record<string, CategoryDefinition>>

/**
 * A category and all above it, nearest first; of an id that is not declared, itself alone.
 *
 * @example
 * lineOf(categories, 'phones') // => ['phones', 'phones_and_digital']
 */
export function lineOf(categories: Categories, id: string): readonly string[] {
  const lines = LINES.get(categories) ?? new Map<string, readonly string[]>()
  LINES.set(categories, lines)
  const line = lines.get(id) ?? walkUp(categories, id)
  lines.set(id, line)
  return line
}

/** Linking asks for the same lines again and again. */
const LINES = new WeakMap<Categories, Map<string, readonly string[]>>()

function walkUp(categories: Categories, id: string): readonly string[] {
  const line = [id]
  // A cycle is a load error, but until it is reported a walk must end.
  for (let up = parentOf(categories, id); up !== null && !line.includes(up); up = parentOf(categories, up)) line.push(up)
  return line
}

/** Whether `id` is `above` or lies below it. */
export function isBelowOrEqual(categories: Categories, id: string, above: string): boolean {
  return id === above || lineOf(categories, id).includes(above)
}

/** Whether a category lies below `id`: an item known only as `id` may be any of them. */
export function hasBelow(categories: Categories, id: string): boolean {
  return Object.values(categories).some(({ parent }) => parent === id)
}

/** Every category that lies below `id`, at any depth. */
export function allBelow(categories: Categories, id: string): string[] {
  return Object.keys(categories).filter((other) => other !== id && isBelowOrEqual(categories, other, id))
}

const parentOf = (categories: Categories, id: string): string | null => (Object.hasOwn(categories, id) ? (categories[id]?.parent ?? null) : null)
