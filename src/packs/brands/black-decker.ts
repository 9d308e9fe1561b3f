import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './black-decker.generated.js'

/** Black+Decker’s repair of power tools in mainland China, beside the law (needs: cn). */
export const blackDecker: Pack = assemblePack(files)
