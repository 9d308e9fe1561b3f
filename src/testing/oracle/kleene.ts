/** Strong Kleene logic (S-2), written out: false < unknown < true. */
export type Kleene = boolean | 'unknown'

/** The least of the parts. */
export function every(parts: readonly Kleene[]): Kleene {
  if (parts.includes(false)) return false
  return parts.includes('unknown') ? 'unknown' : true
}

/** The greatest of the parts. */
export function some(parts: readonly Kleene[]): Kleene {
  if (parts.includes(true)) return true
  return parts.includes('unknown') ? 'unknown' : false
}

/** The mirror image. */
export const not = (value: Kleene): Kleene => (value === 'unknown' ? 'unknown' : !value)
