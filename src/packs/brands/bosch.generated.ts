// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/bosch/pack.json' with { type: 'json' }
import repairJson from '../../../rules/brands/bosch/repair.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/bosch/sources.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/bosch/zone.json' with { type: 'json' }

/** The files of rules/brands/bosch, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'repair.json': repairJson,
  'sources.json': sourcesJson,
  'zone.json': zoneJson,
}
