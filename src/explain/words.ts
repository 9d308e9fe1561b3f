import categories from '../facts/vocabulary/categories.json' with { type: 'json' }
import conditions from '../facts/vocabulary/conditions.json' with { type: 'json' }
import denials from '../facts/vocabulary/denials.json' with { type: 'json' }
import duties from '../facts/vocabulary/duties.json' with { type: 'json' }
import events from '../facts/vocabulary/events.json' with { type: 'json' }
import evidence from '../facts/vocabulary/evidence.json' with { type: 'json' }
import facts from '../facts/vocabulary/facts.json' with { type: 'json' }
import labels from '../facts/vocabulary/labels.json' with { type: 'json' }
import questions from '../facts/vocabulary/questions.json' with { type: 'json' }
import reasons from '../facts/vocabulary/reasons.json' with { type: 'json' }
import services from '../facts/vocabulary/services.json' with { type: 'json' }
import terms from '../facts/vocabulary/terms.json' with { type: 'json' }

export type Locale = 'en' | 'zh'

interface Worded {
  text: Record<Locale, string>
}
type Entries = Record<string, Worded>

const VOCABULARY = {
  categories: categories as Entries,
  conditions: conditions as Entries,
  denials: denials as Entries,
  events: events as Entries,
  evidence: evidence as Entries,
  facts: facts as Entries,
  labels: labels as Entries,
  questions: questions as Entries,
  reasons: reasons as Entries,
  services: services as Entries,
  terms: terms as unknown as Entries,
}

export type Group = keyof typeof VOCABULARY

/** The text of a code of the vocabulary with its params filled in; the code itself where a pack added it without a text here. */
export function word(locale: Locale, group: Group, code: string, params: Record<string, string | number | boolean> = {}): string {
  const entry = Object.hasOwn(VOCABULARY[group], code) ? VOCABULARY[group][code] : undefined
  return fill(entry?.text[locale] ?? code, params)
}

export const fill = (template: string, params: Record<string, string | number | boolean>): string =>
  template.replace(/\{(\w+)\}/g, (slot, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : slot))

/** The text of an act, an actor or an outcome of silence. */
export function dutyWord(locale: Locale, group: keyof typeof duties, code: string): string {
  return (duties[group] as Entries)[code]?.text[locale] ?? code
}

/** The text of one value of a term. */
export function termValueWord(locale: Locale, term: string, value: string): string {
  const values = (terms as Record<string, { values?: Record<string, Record<Locale, string>> }>)[term]?.values
  return values?.[value]?.[locale] ?? value
}

/** The text of one value of a fact. */
export function factValueWord(locale: Locale, fact: string, value: string): string {
  const texts = (facts as Record<string, { valueText?: Record<string, Record<Locale, string>> }>)[fact]?.valueText
  return texts?.[value]?.[locale] ?? value
}

/** The question by which a fact or an event is asked for. */
export function questionWord(locale: Locale, fact: string): string {
  if (fact === 'history') return word(locale, 'questions', 'history')
  if (fact.startsWith('calendar:')) return fact
  const key = fact.replace(/^(.*)\.[a-z0-9_]+$/, (whole, path: string) => (Object.hasOwn(VOCABULARY.facts, whole) ? whole : `${path}.{label}`))
  const entry = fact.startsWith('events.') ? VOCABULARY.events[fact.slice('events.'.length)] : VOCABULARY.facts[key]
  return (entry as { ask?: Record<Locale, string> } | undefined)?.ask?.[locale] ?? fact
}
