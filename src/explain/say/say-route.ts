import type { Route } from '../../evaluate/decision.js'
import type { Layer, RuleId } from '../../policy/rule.js'
import type { Why } from '../explanation.js'
import { paragraph, type TextBlock, type TextSection, type TextSpan } from './document.js'
import { coversSentences, deadlineSentences, specialTimeSentences } from './say-deadline.js'
import { dutyBlocks } from './say-duties.js'
import { conditionBlocks, evidenceBlocks, openPartBlocks } from './say-needs.js'
import { termSentences } from './say-terms.js'
import { whyBlocks } from './say-why.js'
import { type Speaker, sourceText } from './speaker.js'

/** A route as a section: what its rule says, until when, on what conditions, what it takes, what it brings, what follows. */
export function routeSection(speaker: Speaker, route: Route, why: Why | undefined, whole: boolean): TextSection {
  const { say } = speaker
  const { layer, rule, certainty } = route
  const sure = certainty === 'high' ? [] : [say.certainty[certainty]]
  const special = specialTimeSentences(speaker, rule, why?.windows ?? [])
  const limits = [...special, ...deadlineSentences(speaker, route.deadline, why?.windows), ...coversSentences(speaker, route), ...sure]
  const details: TextBlock[] = whole
    ? [
        ...paragraph(termSentences(speaker, route), say.gap),
        ...evidenceBlocks(speaker, route),
        ...dutyBlocks(speaker, route),
        ...(why ? [...whyBlocks(speaker, why), ...openPartBlocks(speaker, route)] : []),
      ]
    : []
  return {
    heading: heading(speaker, layer, rule),
    rule,
    blocks: [{ kind: 'paragraph', spans: ruleSpans(speaker, rule) }, ...paragraph(limits, say.gap), ...conditionBlocks(speaker, route), ...details],
    sections: [],
  }
}

/** On whose word a route rests, and what it is about. */
function heading({ say, provision }: Speaker, layer: Layer, rule: RuleId): string {
  const title = provision(rule)
  return title === undefined ? say.layer[layer] : say.routeHeading({ layer: say.layer[layer], provision: title })
}

/** What a rule says, with where it is written. */
export function ruleSpans(speaker: Speaker, rule: RuleId): TextSpan[] {
  const [cite] = speaker.cites(rule)
  const text: TextSpan = { text: speaker.ruleText(rule) }
  if (!cite) return [text]
  const { text: name, link } = sourceText(speaker, cite)
  const [before, after] = speaker.say.ruleSaid({ text: SLOT_TEXT, source: SLOT_SOURCE }).split(SLOT_SOURCE) as [string, string]
  return [{ text: before.replace(SLOT_TEXT, () => text.text) }, { text: name, quiet: true, ...(link !== undefined && { link }) }, { text: after }]
}

/** Stand for the text and the source while a message puts them in their places. */
const [SLOT_TEXT, SLOT_SOURCE] = ['\u0001', '\u0002']
