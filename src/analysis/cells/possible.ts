import { ALWAYS_SO, type Node } from '../../core/diagram.js'
import { variablesIn } from '../../core/diagram-count.js'
import type { ClaimSpace } from '../../explain/cells/claim-space.js'
import type { Variable } from '../../explain/cells/variable.js'
import { isMissing, type Pair, type PolicyTimes, passedIn, positionAt } from './policy-times.js'

/** What hangs together among some variables. */
export interface Possibility {
  readonly node: Node
  readonly variables: readonly number[]
}

/** Kinds of claims that are told apart by time: all that there can be, those whose tested events lie before them, and of these those that no past case moves. */
export type Usual = 'possible' | 'usual' | 'unmoved'

/** Which values of the variables of time, and of the review, go together in claims of a kind, as one condition for all that hang together. */
export function possibilities(space: ClaimSpace, times: PolicyTimes, kind: Usual = 'possible'): Possibility[] {
  const found: Node[] = []
  for (const pair of times.pairs) {
    for (const chain of pair.chains)
      found.push(
        together(space, pair.variable, chain.variable, (value, passed) => {
          const position = positionAt(pair, value)
          const most = position ? passedIn(pair, chain, position) : 0
          return kind === 'unmoved' ? passed === most : passed <= most
        }),
      )
    if (pair.tested !== 'submitted') found.push(...ofTested(space, times, pair, kind !== 'possible'))
  }
  for (const { event, variable } of times.periodsOf) {
    const happened = times.happened.get(event)
    if (happened) found.push(together(space, happened, variable, (value, period) => value > 0 === period > 0))
  }
  const reviewed = space.reviewedCells
  if (reviewed !== undefined) found.push(space.or(space.not(reviewed), space.reviewed))
  return merged(
    space,
    found.filter((node) => node !== ALWAYS_SO),
  )
}

/** Two variables of which only some values go together. */
function together(space: ClaimSpace, a: Variable, b: Variable, fits: (a: number, b: number) => boolean): Node {
  const [first, second] = [space.numberOf(a), space.numberOf(b)]
  const { diagrams } = space
  const rows = (one: number, size: number, other: number, goes: (x: number, y: number) => boolean): Node =>
    diagrams.mk(
      one,
      Array.from({ length: size }, (_, value) => diagrams.of(other, (inner) => goes(value, inner))),
    )
  return first < second ? rows(first, a.size, second, fits) : rows(second, b.size, first, (x, y) => fits(y, x))
}

/** Tested events that lie at or before the claim (S-1b); of another one a later claim may be decided that was made before it. */
const BEFORE_CLAIM: ReadonlySet<string> = new Set(['defectFound'])

/** What has not happened lies nowhere, and some tested events only before the claim. */
function ofTested(space: ClaimSpace, { pairs, happened }: PolicyTimes, pair: Pair, usual: boolean): Node[] {
  const found: Node[] = []
  for (const event of [pair.event, pair.tested]) {
    const variable = happened.get(event)
    // Where one of them has not happened, one value stands for all.
    if (variable) found.push(together(space, variable, pair.variable, (value, position) => value > 0 || position === 0))
  }
  const claim = usual || BEFORE_CLAIM.has(pair.tested) ? pairs.find(({ event, tested }) => event === pair.event && tested === 'submitted') : undefined
  const shared = claim ? pair.leaves.flatMap((leaf, index) => (claim.leaves.includes(leaf) ? [[index, claim.leaves.indexOf(leaf)] as const] : [])) : []
  if (claim && shared.length > 0)
    found.push(
      together(space, claim.variable, pair.variable, (value, other) => {
        if (isMissing(claim, value)) return true
        const [atClaim, atTested] = [positionAt(claim, value), positionAt(pair, other)]
        return shared.every(([index, same]) => !atClaim?.after[same] || atTested?.after[index] === true)
      }),
    )
  return found
}

/** Conditions that share a variable become one. */
function merged(space: ClaimSpace, nodes: readonly Node[]): Possibility[] {
  let groups: { node: Node; variables: Set<number> }[] = []
  for (const node of nodes) {
    const variables = variablesIn(space.diagrams, node)
    const related = groups.filter((group) => [...variables].some((number) => group.variables.has(number)))
    const all = related.reduce((sum, group) => space.and(sum, group.node), node)
    groups = [
      ...groups.filter((group) => !related.includes(group)),
      { node: all, variables: new Set([...variables, ...related.flatMap((group) => [...group.variables])]) },
    ]
  }
  return groups.map(({ node, variables }) => ({ node, variables: [...variables] }))
}
