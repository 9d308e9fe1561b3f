import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './haier.generated.js'

/** Haier’s warranty in mainland China, beside the law (needs: cn). */
export const haier: Pack = assemblePack(files)
