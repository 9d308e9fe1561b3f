// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/sony/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/sony/sources.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/sony/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/sony/zone.json' with { type: 'json' }

/** The files of rules/brands/sony, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
