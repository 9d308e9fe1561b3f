import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './lenovo.generated.js'

/** Lenovo’s computer warranty in mainland China, beside the law (needs: cn). */
export const lenovo: Pack = assemblePack(files)
