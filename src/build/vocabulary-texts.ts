import { readFileSync } from 'node:fs'
import type { CategoryDefinition, ConditionDefinition, EventDefinition, FactDefinition } from '../facts/vocabulary.js'

/** A text in both languages. */
export interface Text {
  en: string
  zh: string
}

export type FactText = FactDefinition & { text: Text; ask?: Text; unit?: string; valueText?: Record<string, Text> }
export type EventText = EventDefinition & { text: Text; note: Text; ask: Text }
export type ParamText = { type: string; values?: Record<string, Text>; text: Text }

export interface TermText {
  type: string
  values?: Record<string, Text>
  text: Text
  params?: Record<string, ParamText>
  codes?: Record<string, { params: Record<string, ParamText>; needs: string[]; text: Text }>
  computed?: boolean
  better?: unknown
}

type Named = Record<string, { text: Text }>

/** The files of src/facts/vocabulary, each under its name. */
export interface VocabularyTexts {
  facts: Record<string, FactText>
  events: Record<string, EventText>
  services: Named
  reasons: Record<string, { faultSide: string; text: Text }>
  evidence: Named
  labels: Named
  conditions: Record<string, ConditionDefinition & { text: Text }>
  terms: Record<string, TermText>
  duties: { acts: Named; actors: Named; onSilence: Named }
  categories: Record<string, CategoryDefinition & { text: Text }>
}

const FILES = ['facts', 'events', 'services', 'reasons', 'evidence', 'labels', 'conditions', 'terms', 'duties', 'categories'] as const

/** Reads the originals; `folder` ends with a slash. */
export function readVocabularyTexts(folder: URL): VocabularyTexts {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
  return Object.fromEntries(FILES.map((name) => [name, read(name)])) as unknown as VocabularyTexts
}
