import { eventWords } from '../../explain/say/say-deadline.js'
import type { InForce } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'

/** The days of an interval, and the event that must lie in it where it is not the purchase. */
export function inForceText(doc: DocSpeaker, { from, until, by }: InForce): { from?: string; until?: string; by?: string } {
  return {
    ...(from !== undefined && { from: doc.day(from) }),
    ...(until !== undefined && { until: doc.day(until) }),
    ...(by !== undefined && by !== 'purchased' && { by: doc.tell.byEvent({ event: eventWords(doc, by).was }) }),
  }
}

/** The same in one phrase: "from 15 March 2014 until 1 July 2024, that day not included". */
export function inForcePhrase(doc: DocSpeaker, inForce: InForce): string {
  const { tell } = doc
  const { from, until, by } = inForceText(doc, inForce)
  const parts = [
    ...(from === undefined ? [] : [tell.fromDay({ day: from })]),
    ...(until === undefined ? [] : [tell.untilDay({ day: until })]),
    ...(by === undefined ? [] : [by]),
  ]
  return parts.join(tell.gap)
}
