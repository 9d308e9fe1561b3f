import type { Mutant } from './mutants.js'

/** The text of a file with a fault planted in it, where the line it is planted in is still there. */
export function planted({ name, file, find, replace }: Mutant, text: string): string {
  const parts = text.split(find)
  if (parts.length !== 2) throw new Error(`"${name}": ${file} has ${parts.length - 1} times: ${find}`)
  return parts.join(replace)
}
