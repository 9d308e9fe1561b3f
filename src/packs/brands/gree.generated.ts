// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/gree/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/gree/sources.json' with { type: 'json' }
import vocabularyCategoriesJson from '../../../rules/brands/gree/vocabulary/categories.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/gree/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/gree/zone.json' with { type: 'json' }

/** The files of rules/brands/gree, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'vocabulary/categories.json': vocabularyCategoriesJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
