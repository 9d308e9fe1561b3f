import { assemblePack } from '../policy/assemble-pack.js'
import type { Pack } from '../policy/pack.js'

/** JD.com's platform rules, on top of the law (needs: cn). */
export const jd: Pack = assemblePack({ 'pack.json': { id: 'jd' } })
