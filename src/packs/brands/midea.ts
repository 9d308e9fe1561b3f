import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './midea.generated.js'

/** Midea’s warranty in mainland China, beside the law (needs: cn). */
export const midea: Pack = assemblePack(files)
