import { assemblePack, type PackFiles } from '../policy/assemble-pack.js'
import type { Pack, Provision } from '../policy/pack.js'
import type { Rule } from '../policy/rule.js'

/** The files from which a pack is assembled, as `parsePack` takes them. */
export function packFiles(pack: Pack): PackFiles {
  const { provisions, calendars, zones, sources, vocabulary: _, vocabularyTexts, values: __, with: ___, ...manifest } = pack
  return {
    'pack.json': manifest,
    'sources.json': sources,
    ...(calendars[0] && { 'calendar.json': calendars[0] }),
    ...(zones[0] && { 'zone.json': zones[0] }),
    ...Object.fromEntries(Object.entries(vocabularyTexts).map(([name, texts]) => [`vocabulary/${name}.json`, texts])),
    ...Object.fromEntries(provisions.map(({ file, provision }) => [file, provision])),
  }
}

/** The same pack with other provisions. */
export function withProvisions(pack: Pack, change: (provision: Provision) => Provision): Pack {
  const changed = Object.fromEntries(pack.provisions.map(({ file, provision }) => [file, change(provision)]))
  return assemblePack({ ...packFiles(pack), ...changed }).with(pack.values)
}

/** The same pack with a rule changed. */
export const withRule = (pack: Pack, id: string, change: (rule: Rule) => Rule): Pack =>
  withProvisions(pack, (provision) =>
    provision.rules.some((rule) => rule.id === id) ? { ...provision, rules: provision.rules.map((rule) => (rule.id === id ? change(rule) : rule)) } : provision,
  )
