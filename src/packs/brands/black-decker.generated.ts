// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/black-decker/pack.json' with { type: 'json' }
import repairJson from '../../../rules/brands/black-decker/repair.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/black-decker/sources.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/black-decker/zone.json' with { type: 'json' }

/** The files of rules/brands/black-decker, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'repair.json': repairJson,
  'sources.json': sourcesJson,
  'zone.json': zoneJson,
}
