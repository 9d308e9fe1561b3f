import { assemblePack } from '../policy/assemble-pack.js'
import type { Pack } from '../policy/pack.js'
import { files } from './jd.generated.js'

/** JD.com's platform rules, on top of the law (needs: cn). */
export const jd: Pack = assemblePack(files)
