import type { Deadline, Duty, Route } from '../../evaluate/decision.js'
import type { Anchor, Ends, Span } from '../../policy/rule.js'
import type { Silence } from '../words/messages.js'
import { list, type TextBlock } from './document.js'
import { eventWords, limitOf } from './say-deadline.js'
import { durationText } from './say-terms.js'
import type { Speaker } from './speaker.js'

/** What follows once the service is chosen, a sentence or two for each step. */
export function dutyBlocks(speaker: Speaker, { duties }: Route): TextBlock[] {
  return list(
    speaker.say.duties,
    duties.map((duty) => {
      const also = duties.some(({ act, actor, rule }) => act === duty.act && actor === duty.actor && speaker.layer(rule) !== speaker.layer(duty.rule))
      const sentences = dutySentences(speaker, duty).join(speaker.say.gap)
      return also ? ofItsLayer(speaker, duty, sentences) : sentences
    }),
  )
}

/** One step may be due by law and by the platform at different times: then it is said by whom. */
function ofItsLayer({ say, layer }: Speaker, { rule }: Duty, sentences: string): string {
  const from = layer(rule)
  return from === undefined ? sentences : say.ofLayer({ layer: say.layer[from] }) + say.gap + sentences
}

function dutySentences(speaker: Speaker, duty: Duty): string[] {
  const { say, words } = speaker
  const who = { actor: say.actor[duty.actor], act: say.inside(words.duty('acts', duty.act)) }
  const main = duty.after ? afterSentence(speaker, who, duty.after.ends) : say.mustBy({ ...who, limit: limitOf(speaker, duty.due as Deadline) })
  return [main, ...(duty.overdue ? [say.overdue] : []), ...(duty.onSilence === undefined ? [] : [say.otherwise[duty.onSilence as Silence]])]
}

/** A clock that has still to start: by what it starts, and how long it runs. */
function afterSentence(speaker: Speaker, who: { actor: string; act: string }, ends: Ends): string {
  const { say } = speaker
  const phrase = (span: Span): { duration: string; after: string } => ({
    duration: durationText(speaker, span.for),
    after: eventWords(speaker, eventOf(span.from)).after,
  })
  if ('from' in ends) return say.mustWithin({ ...who, ...phrase(ends) })
  const kind = 'latest' in ends ? 'latest' : 'earliest'
  return say.mustWithinEach({ ...who, kind, spans: spansIn(ends).map((span) => say.spanAfter(phrase(span))) })
}

const spansIn = (ends: Ends): Span[] => ('from' in ends ? [ends] : ('latest' in ends ? ends.latest : ends.earliest).flatMap(spansIn))

function eventOf(anchor: Anchor): string {
  if (typeof anchor === 'string') return anchor
  if ('event' in anchor) return anchor.event
  const [part] = 'first' in anchor ? anchor.first : 'latest' in anchor ? anchor.latest : anchor.earliest
  return eventOf(part as Anchor)
}
