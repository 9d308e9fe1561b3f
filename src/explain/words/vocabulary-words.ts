import categories from '../../facts/vocabulary/categories.json' with { type: 'json' }
import conditions from '../../facts/vocabulary/conditions.json' with { type: 'json' }
import duties from '../../facts/vocabulary/duties.json' with { type: 'json' }
import events from '../../facts/vocabulary/events.json' with { type: 'json' }
import evidence from '../../facts/vocabulary/evidence.json' with { type: 'json' }
import facts from '../../facts/vocabulary/facts.json' with { type: 'json' }
import labels from '../../facts/vocabulary/labels.json' with { type: 'json' }
import questions from '../../facts/vocabulary/questions.json' with { type: 'json' }
import reasons from '../../facts/vocabulary/reasons.json' with { type: 'json' }
import services from '../../facts/vocabulary/services.json' with { type: 'json' }
import terms from '../../facts/vocabulary/terms.json' with { type: 'json' }
import type { Params } from '../../policy/rule.js'
import type { Locale } from './locale.js'

type Texts = Record<Locale, string>
interface Entry {
  text: Texts
  ask?: Texts
  unit?: string
  from?: string[]
  tag?: string
  values?: Record<string, Texts>
  valueText?: Record<string, Texts>
  codes?: Record<string, Entry>
  params?: Record<string, Entry>
}
type Entries = Record<string, Entry>

export type Group = 'categories' | 'conditions' | 'events' | 'evidence' | 'facts' | 'labels' | 'questions' | 'reasons' | 'services' | 'terms'

/** The words of a policy in one language: those of the base vocabulary and those its packs add. A code without a text stands for itself. */
export interface Words {
  /** The text of a code, its params filled in. */
  word(group: Group, code: string, params?: Params): string
  /** An act, an actor or an outcome of silence. */
  duty(group: keyof typeof duties, code: string): string
  /** One value of a term, or one code of deductions. */
  termValue(term: string, value: string): string
  /** A part of a term that is counted: how it is called, or one value of it. */
  termPart(term: string, part: string, value?: string): string
  /** One value of a fact. */
  factValue(fact: string, value: string): string
  /** How shops show a promise on the page, in their own language. */
  tag(label: string): string | undefined
  /** The unit of a whole-number fact: "percent", "minor". */
  unit(fact: string): string | undefined
  /** The question by which a fact, an event or the history is asked for; of a derived fact, that of what it comes from. Undefined for what no person can answer. */
  question(fact: string): string | undefined
}

/** Fills `{name}` in a text of the vocabulary; what has no value stays as it is. */
const fill = (template: string, params: Params): string =>
  template.replace(/\{(\w+)\}/g, (slot, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : slot))

/** @param added - The vocabulary files of the packs, with their texts. */
export function wordsIn(locale: Locale, added: readonly Readonly<Record<string, unknown>>[] = []): Words {
  // Named here and not outside, so that a bundle that never says anything does not hold the texts.
  const base = { categories, conditions, events, evidence, facts, labels, questions, reasons, services, terms } as unknown as Record<Group, Entries>
  const entry = (group: Group, code: string): Entry | undefined => {
    const groups = [base[group], ...added.map((files) => (files[group] ?? {}) as Entries)]
    return groups.find((entries) => Object.hasOwn(entries, code))?.[code]
  }
  const factEntry = (path: string): Entry | undefined => entry('facts', path) ?? entry('facts', path.replace(/\.[a-z0-9_]+$/, '.{label}'))
  const question = (fact: string): string | undefined => {
    if (fact === 'history') return entry('questions', 'history')?.text[locale]
    if (fact.startsWith('events.')) return entry('events', fact.slice('events.'.length))?.ask?.[locale]
    const { ask, from = [] } = factEntry(fact) ?? {}
    return ask?.[locale] ?? from.map(question).find((one) => one !== undefined)
  }
  return {
    word: (group, code, params = {}) => fill((group === 'facts' ? factEntry(code) : entry(group, code))?.text[locale] ?? code, params),
    duty: (group, code) => (duties[group] as Entries)[code]?.text[locale] ?? code,
    termValue: (term, value) => entry('terms', term)?.values?.[value]?.[locale] ?? entry('terms', term)?.codes?.[value]?.text[locale] ?? value,
    termPart: (term, part, value) => {
      const found = entry('terms', term)?.params?.[part]
      return value === undefined ? (found?.text[locale] ?? part) : (found?.values?.[value]?.[locale] ?? value)
    },
    factValue: (fact, value) => factEntry(fact)?.valueText?.[value]?.[locale] ?? value,
    tag: (label) => entry('labels', label)?.tag,
    unit: (fact) => factEntry(fact)?.unit,
    question,
  }
}
