import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './gree.generated.js'

/** Gree’s warranty in mainland China, beside the law (needs: cn). */
export const gree: Pack = assemblePack(files)
