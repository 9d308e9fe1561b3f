import type { Deadline } from '../../evaluate/decision.js'
import { limitOf } from '../../explain/say/say-deadline.js'
import type { DocSpeaker } from '../doc-speaker.js'

/** Until when, in a phrase. */
export function limitText(doc: DocSpeaker, deadline: Deadline): string {
  const limit = limitOf(doc, deadline)
  if ('moment' in limit) return doc.tell.limit[limit.kind]({ moment: limit.moment })
  return limit.kind === 'none' ? doc.tell.noEnd : doc.say.notYetKnown
}
