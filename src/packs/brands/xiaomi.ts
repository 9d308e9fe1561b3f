import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './xiaomi.generated.js'

/** Xiaomi’s phone warranty in mainland China, beside the law (needs: cn). */
export const xiaomi: Pack = assemblePack(files)
