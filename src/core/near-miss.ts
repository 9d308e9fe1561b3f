const LONGEST = 60

/** Edit distance with neighbours swapped counting one; both texts are short. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j - 1] as number) + 1, (previous[j] as number) + 1, (previous[j - 1] as number) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] as number) + 1)
      row.push(best)
    }
    before = previous
    previous = row
  }
  return previous[b.length] as number
}

/**
 * The name most likely meant, or undefined when none is near: at most a third of the letters differ, or only case and separators do.
 *
 * @example
 * nearMiss('activted', ['opened', 'activated']) // => 'activated'
 */
export function nearMiss(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > LONGEST) return undefined
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const wanted = plain(name)
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > bestDistance + 2) continue
    const found = distance(wanted, plain(candidate))
    if (found < bestDistance) [best, bestDistance] = [candidate, found]
  }
  return best
}
