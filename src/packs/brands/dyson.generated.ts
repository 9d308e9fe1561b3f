// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/dyson/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/dyson/sources.json' with { type: 'json' }
import vocabularyCategoriesJson from '../../../rules/brands/dyson/vocabulary/categories.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/dyson/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/dyson/zone.json' with { type: 'json' }

/** The files of rules/brands/dyson, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'vocabulary/categories.json': vocabularyCategoriesJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
