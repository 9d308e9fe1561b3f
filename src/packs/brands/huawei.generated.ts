// Written by `npm run generate`; do not edit.
import packJson from '../../../rules/brands/huawei/pack.json' with { type: 'json' }
import sourcesJson from '../../../rules/brands/huawei/sources.json' with { type: 'json' }
import warrantyJson from '../../../rules/brands/huawei/warranty.json' with { type: 'json' }
import zoneJson from '../../../rules/brands/huawei/zone.json' with { type: 'json' }

/** The files of rules/brands/huawei, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'pack.json': packJson,
  'sources.json': sourcesJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}
