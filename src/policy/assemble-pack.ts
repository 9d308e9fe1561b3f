import { deepFreeze } from '../core/freeze.js'
import { compactVocabulary } from '../facts/compact-vocabulary.js'
import type { Calendar, Pack, PackManifest, Parameter, Provision, Source, Zone } from './pack.js'

/** The files of a pack's folder, parsed, by their name in it: "pack.json", "no-reason-return.json", "vocabulary/labels.json". */
export type PackFiles = Readonly<Record<string, unknown>>

/** Marks packs, also across the ESM and the CJS copy of the library. */
const PACK = Symbol.for('aftersales.pack')

const VOCABULARY = 'vocabulary/'
const OTHER_FILES = new Set(['pack.json', 'sources.json', 'calendar.json', 'zone.json'])

export const isPack = (value: unknown): value is Pack => typeof value === 'object' && value !== null && PACK in value

/** Whether a file of a pack's folder holds rules. Cases stand beside the rules and are no part of the pack. */
export const isProvisionFile = (file: string): boolean => !OTHER_FILES.has(file) && !file.startsWith(VOCABULARY) && !file.endsWith('.cases.json')

/** Puts the files of one folder together, frozen. Shapes are not checked here: `parsePack` does, and a test does for the packs that ship. */
export function assemblePack(files: PackFiles): Pack {
  const manifest = files['pack.json'] as PackManifest
  const provisions = Object.keys(files)
    .filter(isProvisionFile)
    .sort()
    .map((file) => ({ file, provision: files[file] as Provision }))
  const vocabularyTexts = Object.fromEntries(
    Object.entries(files).flatMap(([file, value]) => (file.startsWith(VOCABULARY) ? [[file.slice(VOCABULARY.length, -'.json'.length), value]] : [])),
  )
  const { $schema: _, ...sources } = (files['sources.json'] ?? {}) as Record<string, Source | string>
  return makePack({
    ...manifest,
    provisions,
    calendars: files['calendar.json'] ? [files['calendar.json'] as Calendar] : [],
    zones: files['zone.json'] ? [files['zone.json'] as Zone] : [],
    sources: sources as Record<string, Source>,
    vocabulary: compactVocabulary(vocabularyTexts),
    vocabularyTexts,
    values: {},
  })
}

/** The same pack with other provisions; not checked, like any assembled pack. */
export const withProvisions = (pack: Pack, provisions: Pack['provisions']): Pack => makePack({ ...pack, provisions })

/** The same pack with other parts; not checked, like any assembled pack. */
export const withParts = (pack: Pack, parts: Partial<Omit<Pack, 'with'>>): Pack => makePack({ ...pack, ...parts })

function makePack(content: Omit<Pack, 'with'>): Pack {
  const pack = {
    ...content,
    with: (values: Record<string, Parameter['default']>): Pack => makePack({ ...content, values: { ...content.values, ...values } }),
  }
  Object.defineProperty(pack, PACK, { value: true })
  return deepFreeze(pack)
}
