// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/apple/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/apple/sources.json' with { type: 'json' }
import storeReturnJson from '../../../rules/brands/apple/store-return.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/apple/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/apple/zone.json' with { type: 'json' }

/** The files of rules/brands/apple, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'store-return.json': storeReturnJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
