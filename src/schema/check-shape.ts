import type * as z from 'zod'
import { didYouMean, type Issue, issue } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { Hints } from '../facts/reading.js'
import { cases } from './cases-schema.js'
import { checkJson } from './json-value.js'
import { calendar, manifest, provision, sources, zone } from './pack-schema.js'
import { drafts } from './shape-issues.js'
import { vocabularyFiles } from './vocabulary-schema.js'

/** What a file holds: each kind has a shape and a JSON Schema. */
export type ShapeKind = 'pack' | 'provision' | 'calendar' | 'sources' | 'zone' | 'vocabulary' | 'cases'

const SHAPES: Record<Exclude<ShapeKind, 'vocabulary'>, z.ZodType> = { pack: manifest, provision, calendar, sources, zone, cases }

/**
 * What is wrong with the shape of a parsed JSON file: unknown and missing keys, wrong types, values outside closed lists, each with its path. Never throws.
 * Conditions, ids, and whether names are declared are checked when packs are linked.
 *
 * @param file - Its name in the pack's folder; of a vocabulary file it tells which one it is: "vocabulary/labels.json".
 * @example
 * checkShape('pack', { id: 'acme', version: '1.0.0', layr: 'seller' }, 'pack.json')
 * // => unknown_key layr (did you mean "layer"?), missing_key text, layer, timeZone
 */
export function checkShape(kind: ShapeKind, value: unknown, file?: string): Issue[] {
  const of = file === undefined ? {} : { file }
  try {
    const issues = checkJson(value).map((found) => ({ ...found, ...of }))
    if (issues.length > 0) return issues
    const shape = kind === 'vocabulary' ? vocabularyShape(file ?? '') : SHAPES[kind]
    if (shape === undefined) return [unknownVocabulary(file ?? '')]
    const result = shape.safeParse(value, { reportInput: true })
    if (result.success) return []
    return drafts(result.error.issues, new Hints()).map(({ code, path, params, hint }) =>
      issue(code, path, params, { ...of, ...(hint !== undefined && { hint }) }),
    )
  } catch (error) {
    return [issue('unreadable', [], { reason: error instanceof Error ? error.message : 'unknown' }, of)]
  }
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '')

const vocabularyShape = (file: string): z.ZodType | undefined => (Object.hasOwn(vocabularyFiles, nameOf(file)) ? vocabularyFiles[nameOf(file)] : undefined)

function unknownVocabulary(file: string): Issue {
  const names = Object.keys(vocabularyFiles)
  return issue('unknown_value', [], { value: nameOf(file), of: 'the vocabulary' }, { file, ...didYouMean(nearMiss(nameOf(file), names)) })
}
