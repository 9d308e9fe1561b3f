// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/haier/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/haier/sources.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/haier/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/haier/zone.json' with { type: 'json' }

/** The files of rules/brands/haier, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
