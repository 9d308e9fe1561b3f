import calendar from '../../rules/cn/calendar.json' with { type: 'json' }
import manifest from '../../rules/cn/pack.json' with { type: 'json' }
import sources from '../../rules/cn/sources.json' with { type: 'json' }
import zone from '../../rules/cn/zone.json' with { type: 'json' }
import { assemblePack } from '../policy/assemble-pack.js'
import type { Pack } from '../policy/pack.js'

/** The law of mainland China on after-sales, and its calendar of rest days. */
export const cn: Pack = assemblePack({ 'pack.json': manifest, 'sources.json': sources, 'calendar.json': calendar, 'zone.json': zone })
