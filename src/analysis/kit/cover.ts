/** Something that reaches some of what is wanted. */
interface Reaching {
  readonly reaches: ReadonlySet<string>
}

/**
 * A few of some candidates that reach all that any of them reaches of what is wanted: always the one that adds most, and in the end none that can be left out.
 * The smallest number cannot be found in reasonable time; this one is near it.
 */
export function cover<C extends Reaching>(candidates: readonly C[], wanted: ReadonlySet<string>): C[] {
  const left = new Set(candidates.flatMap(({ reaches }) => [...reaches].filter((key) => wanted.has(key))))
  const gains = new Map(candidates.map((one) => [one, [...one.reaches].filter((key) => left.has(key)).length]))
  const chosen: C[] = []
  while (left.size > 0) {
    let best: C | undefined
    let most = 0
    for (const [one, atMost] of gains) {
      // What a candidate adds only falls, so what it added before bounds it.
      if (atMost <= most) continue
      const gain = [...one.reaches].filter((key) => left.has(key)).length
      gains.set(one, gain)
      if (gain > most) [best, most] = [one, gain]
    }
    if (!best) break
    chosen.push(best)
    gains.delete(best)
    for (const key of best.reaches) left.delete(key)
  }
  return withoutNeedless(chosen, wanted)
}

/** Those of which each reaches something that no other does. */
function withoutNeedless<C extends Reaching>(chosen: readonly C[], wanted: ReadonlySet<string>): C[] {
  const times = new Map<string, number>()
  const keysOf = ({ reaches }: C): string[] => [...reaches].filter((key) => wanted.has(key))
  for (const one of chosen) for (const key of keysOf(one)) times.set(key, (times.get(key) ?? 0) + 1)
  return chosen.filter((one) => {
    const needed = keysOf(one).some((key) => times.get(key) === 1)
    if (!needed) for (const key of keysOf(one)) times.set(key, (times.get(key) as number) - 1)
    return needed
  })
}
