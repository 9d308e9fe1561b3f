import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './sony.generated.js'

/** Sony’s warranty in mainland China, beside the law (needs: cn). */
export const sony: Pack = assemblePack(files)
