// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/midea/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/midea/sources.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/midea/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/midea/zone.json' with { type: 'json' }

/** The files of rules/brands/midea, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
