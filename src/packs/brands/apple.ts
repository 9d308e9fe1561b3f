import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './apple.generated.js'

/** Apple’s warranty in mainland China, beside the law (needs: cn). */
export const apple: Pack = assemblePack(files)
