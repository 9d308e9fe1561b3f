import categories from '../facts/vocabulary/categories.json' with { type: 'json' }
import conditions from '../facts/vocabulary/conditions.json' with { type: 'json' }
import denials from '../facts/vocabulary/denials.json' with { type: 'json' }
import duties from '../facts/vocabulary/duties.json' with { type: 'json' }
import events from '../facts/vocabulary/events.json' with { type: 'json' }
import evidence from '../facts/vocabulary/evidence.json' with { type: 'json' }
import facts from '../facts/vocabulary/facts.json' with { type: 'json' }
import labels from '../facts/vocabulary/labels.json' with { type: 'json' }
import reasons from '../facts/vocabulary/reasons.json' with { type: 'json' }
import services from '../facts/vocabulary/services.json' with { type: 'json' }
import terms from '../facts/vocabulary/terms.json' with { type: 'json' }

interface Text {
  en: string
}
type Texts = Record<string, { text: Text }>

export interface FactTexts {
  text: Text
  unit?: string
  valueText?: Record<string, Text>
}

export interface TermTexts {
  type: string
  text: Text
  values?: Record<string, Text>
  computed?: boolean
}

const factTexts = facts as unknown as Record<string, FactTexts>

/** What an editor shows; only the JSON Schemas need it, so that whoever just parses does not bundle it. */
export const TEXTS = {
  facts: factTexts,
  events: events as Record<string, { text: Text; note: Text }>,
  terms: terms as unknown as Record<string, TermTexts>,
}

/** The codes of each list that a rule file names, with what they mean, and whether a pack may add others. */
export const CODES: Record<string, { texts: Record<string, string>; open: boolean }> = {
  categories: { texts: plain(categories), open: true },
  conditions: { texts: plain(conditions), open: true },
  evidence: { texts: plain(evidence), open: true },
  labels: { texts: plain(labels), open: true },
  events: { texts: plain(events), open: true },
  facts: { texts: plain(factTexts), open: true },
  acts: { texts: plain(duties.acts), open: true },
  onSilence: { texts: plain(duties.onSilence), open: true },
  services: { texts: plain(services), open: false },
  reasons: { texts: plain(reasons), open: false },
  denials: { texts: plain(denials), open: false },
  channels: { texts: english({ ...factTexts['order.channel']?.valueText }), open: false },
}

function plain(texts: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([code, { text }]) => [code, text.en]))
}

export function english(texts: Record<string, Text>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, text.en]))
}
