import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './bosch.generated.js'

/** Bosch’s repair of power tools in mainland China, beside the law (needs: cn). */
export const bosch: Pack = assemblePack(files)
