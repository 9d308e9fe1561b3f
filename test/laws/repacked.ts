import { assemblePack } from '../../src/policy/assemble-pack.js'
import type { Pack } from '../../src/policy/pack.js'

type Provisions = Pack['provisions']

/** The same pack with other provisions. */
export function repacked(pack: Pack, provisions: (own: Provisions) => Provisions): Pack {
  const { provisions: own, calendars, zones, sources, vocabularyTexts, values, vocabulary: _, with: __, ...manifest } = pack
  const [calendar, zone] = [calendars[0], zones[0]]
  return assemblePack({
    'pack.json': manifest,
    'sources.json': sources,
    ...(calendar && { 'calendar.json': calendar }),
    ...(zone && { 'zone.json': zone }),
    ...Object.fromEntries(Object.entries(vocabularyTexts).map(([name, texts]) => [`vocabulary/${name}.json`, texts])),
    ...Object.fromEntries(provisions(own).map(({ file, provision }) => [file, provision])),
  }).with(values)
}
