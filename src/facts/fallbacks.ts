import type { CheckedCase } from './checked-facts.js'

type Events = Map<string, number | null>

/** Adds the built-in events and those that follow from the history when they are left out (S-1b); what stays unknown stays absent. */
export function addFallbacks(events: Events, purchased: number, submitted: number, history: readonly CheckedCase[] | undefined): void {
  events.set('purchased', purchased)
  events.set('submitted', submitted)
  if (history === undefined) return
  addUnlessGiven(events, 'exchanged', lastClosing(history.filter(({ service, outcome }) => service === 'exchange' && outcome === 'done')))
  addUnlessGiven(events, 'repairReceived', lastOpening(history.filter(({ service, outcome }) => service === 'repair' && outcome === 'open')))
  addUnlessGiven(events, 'repairDone', lastClosing(history.filter(({ service, outcome }) => service === 'repair' && isEnded(outcome))))
}

/** A repair that came to an end, cured or not. */
export const isEnded = (outcome: CheckedCase['outcome']): boolean => outcome === 'done' || outcome === 'not_fixed'

function addUnlessGiven(events: Events, id: string, when: number | null | undefined): void {
  if (when !== undefined && !events.has(id)) events.set(id, when)
}

/** Null when there is none; undefined while one has no closedAt, since that one may be the last. */
function lastClosing(cases: readonly CheckedCase[]): number | null | undefined {
  let last: number | null = null
  for (const { closedAt } of cases) {
    if (closedAt === undefined) return undefined
    if (last === null || closedAt > last) last = closedAt
  }
  return last
}

/** The history is in the order of openedAt. */
const lastOpening = (cases: readonly CheckedCase[]): number | null => cases.at(-1)?.openedAt ?? null
