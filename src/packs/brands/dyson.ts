import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './dyson.generated.js'

/** Dyson’s warranty in mainland China, beside the law (needs: cn). */
export const dyson: Pack = assemblePack(files)
